import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';

import { BesideIcon } from '../beside-icon';
import type { RefundWay } from '../../../../contracts/refund-options';
import type { RefundView } from '../../../../contracts/refunds';
import { useText } from '../../translations/texts';
import { CheckButton } from '../check-button';
import { FailureText } from '../failure-text';
import { formatAmount } from '../money-text';
import { Notice } from '../notice';
import { useFollowedRefund } from './use-followed-refund';

type FrameProps = { children: ReactNode; action?: ReactNode };

const Frame = ({ children, action }: FrameProps) => {
  const text = useText();
  return (
    <>
      <Modal.Body>{children}</Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{text('close')}</Button>
        </Modal.Close>
        {action}
      </Modal.Footer>
    </>
  );
};

type DoneProps = { amount: string; way: RefundWay };

const Done = ({ amount, way }: DoneProps) => {
  const text = useText();
  const isCancel = way === 'nothing_paid';
  return (
    <Frame>
      <BesideIcon icon={<CheckCircle fill="success600" />} role="status">
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography fontWeight="bold" textColor="neutral800">
            {text(isCancel ? 'refund.canceled' : 'refund.done', { amount })}
          </Typography>
          {isCancel ? null : <Typography textColor="neutral800">{text(`refund.way.${way}`)}</Typography>}
        </Flex>
      </BesideIcon>
    </Frame>
  );
};

type Props = { made: RefundView; way: RefundWay; onStartOver: () => void };

/** What became of a refund: made, refused, or not known yet, which is followed until it is. */
export const RefundOutcome = ({ made, way, onStartOver }: Props) => {
  const text = useText();
  const { locale } = useIntl();
  const refund = useFollowedRefund(made);
  const amount = formatAmount(refund.amount, refund.currency, locale);
  if (refund.state === 'succeeded') return <Done amount={amount} way={way} />;
  if (refund.state === 'failed')
    return (
      <Frame action={<Button onClick={onStartOver}>{text('refund.start-over')}</Button>}>
        <Notice title={text('refund.not-made')}>
          <FailureText failure={refund.failure} />
        </Notice>
      </Frame>
    );
  return (
    <Frame action={<CheckButton paymentKey={refund.paymentKey} refundId={refund.refundId} size="M" />}>
      <Notice tone="warning" title={text('refund.unknown.title', { amount })}>
        {text(refund.state === 'processing' ? 'refund.unknown.processing' : 'refund.unknown')}
      </Notice>
    </Frame>
  );
};
