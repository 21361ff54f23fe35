import { Flex } from '@strapi/design-system';

import { CheckButton } from '../components/check-button';
import type { CardProps } from './money-panel';
import { PaymentLink } from './payment-link';

/** Beside a refund: the way to its payment, and the question to the provider while it is not over. */
export const RefundCard = ({ document }: CardProps) => {
  const [paymentKey, refundId] = [String(document['paymentKey']), String(document['refundId'])];
  const isOpen = document['state'] === 'requested' || document['state'] === 'processing';
  return (
    <Flex direction="column" alignItems="flex-start" gap={3} width="100%">
      <PaymentLink paymentKey={paymentKey} />
      {isOpen ? <CheckButton paymentKey={paymentKey} refundId={refundId} /> : null}
    </Flex>
  );
};
