import { Box, Button, Flex, Loader, Modal, Typography } from '@strapi/design-system';

import type { RawPaymentView } from '../../../../contracts/payment-detail';
import { Copied } from '../../components/copied';
import { LINE_BREAKS } from '../../components/line-breaks';
import { LoadFailed } from '../../components/load-failed';
import { Notice } from '../../components/notice';
import { ShopTime } from '../../components/shop-time';
import { useCopy } from '../../hooks/use-copy';
import { supportCode, useWhyUnreachable } from '../../hooks/use-why-unreachable';
import { useRawPayment } from '../../services/payment-detail';
import { useText } from '../../translations/texts';

type Props = { paymentKey: string; onClose: () => void };

const Answer = ({ raw: { askedAt, body, providerCode } }: { raw: RawPaymentView }) => {
  const text = useText();
  const why = useWhyUnreachable();
  const asked = supportCode(providerCode);
  if (body === null)
    return (
      <Notice
        title={text('raw.none')}
        action={asked === null ? null : <Copied value={asked} name={text('provider-code')} />}
      >
        {why(providerCode)}
      </Notice>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography textColor="neutral600">{text('raw.hint')}</Typography>
      <Flex gap={2} wrap="wrap">
        <Typography textColor="neutral600">{text('raw.asked-at')}</Typography>
        <ShopTime at={askedAt} isExact />
      </Flex>
      <Box
        tag="pre"
        tabIndex={0}
        role="region"
        aria-label={text('raw.title')}
        background="neutral100"
        hasRadius
        padding={4}
        maxHeight="48rem"
        overflow="auto"
      >
        <Typography textColor="neutral800" style={{ fontFamily: 'monospace', whiteSpace: 'pre' }}>
          {JSON.stringify(body, null, 2)}
        </Typography>
      </Box>
    </Flex>
  );
};

/** What Toss says of the payment at this moment, in its own words. */
export const RawDialog = ({ paymentKey, onClose }: Props) => {
  const text = useText();
  const copy = useCopy();
  const { data: raw, error, isFetching, refetch } = useRawPayment(paymentKey, { refetchOnMountOrArgChange: true });
  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => (isOpen ? undefined : onClose())}>
      <Modal.Content style={LINE_BREAKS}>
        <Modal.Header closeLabel={text('close')}>
          <Modal.Title>{text('raw.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {isFetching ? <Loader>{text('money.loading')}</Loader> : null}
          {error && !isFetching ? <LoadFailed error={error} onRetry={() => void refetch()} /> : null}
          {raw && !isFetching ? <Answer raw={raw} /> : null}
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('close')}</Button>
          </Modal.Close>
          {raw?.body ? (
            <Button variant="secondary" onClick={() => void copy(JSON.stringify(raw.body, null, 2))}>
              {text('copy')}
            </Button>
          ) : null}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
