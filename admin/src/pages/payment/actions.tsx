import { Button, Flex, LinkButton } from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import { lazy, Suspense, useState } from 'react';

import type { ShownPayment } from '../../../../contracts/payment-detail';
import { PERMISSIONS } from '../../../../contracts/permissions';
import { CheckButton } from '../../components/check-button';
import { RefundButton } from '../../components/refund-dialog';
import { useMay } from '../../hooks/use-may';
import { useText } from '../../translations/texts';

const RawDialog = lazy(() => import('./raw-dialog').then((file) => ({ default: file.RawDialog })));

/** An address that a provider gave is only followed where it is one of the web. */
const isOfTheWeb = (url: string): boolean => /^https?:\/\//.test(url);

const REFUNDABLE: readonly ShownPayment['state'][] = ['paid', 'partially_refunded', 'awaiting_deposit'];

const RawButton = ({ paymentKey }: { paymentKey: string }) => {
  const text = useText();
  const may = useMay(PERMISSIONS.paymentsRaw);
  const [isOpen, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button variant="tertiary" size="M" onClick={() => setOpen(true)}>
        {text('raw.open')}
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <RawDialog paymentKey={paymentKey} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
};

/** What can be done about a payment by those who may. */
export const Actions = ({ payment: { paymentKey, receiptUrl, state } }: { payment: ShownPayment }) => {
  const text = useText();
  return (
    <Flex gap={2} wrap="wrap">
      <RawButton paymentKey={paymentKey} />
      {receiptUrl !== null && isOfTheWeb(receiptUrl) ? (
        <LinkButton
          size="M"
          variant="tertiary"
          href={receiptUrl}
          target="_blank"
          rel="noreferrer"
          startIcon={<ExternalLink />}
        >
          {text('payment.receipt')}
        </LinkButton>
      ) : null}
      <CheckButton paymentKey={paymentKey} size="M" />
      {REFUNDABLE.includes(state) ? <RefundButton paymentKey={paymentKey} size="M" /> : null}
    </Flex>
  );
};
