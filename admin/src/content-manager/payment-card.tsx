import { useOrderMoney } from '../services/order-money';
import type { CardProps } from './money-panel';
import { PaidPart } from './paid-part';
import { PaymentLink } from './payment-link';
import { SideFailure, SideLoading } from './side-question';

/** Beside a payment: itself with its refunds, as beside its order. */
export const PaymentCard = ({ model, documentId, document }: CardProps) => {
  const [orderId, paymentKey] = [String(document['orderId']), String(document['paymentKey'])];
  const shown = {
    ...{ model, documentId, paymentKey },
    state: String(document['state']),
    amount: Number(document['balanceAmount']),
  };
  const { data: money, error, refetch } = useOrderMoney({ orderId, shown }, { refetchOnMountOrArgChange: true });
  if (error) return <SideFailure error={error} onRetry={() => void refetch()} />;
  if (!money) return <SideLoading />;
  const payment = money.payments.find((each) => each.paymentKey === paymentKey);
  // One of very many tries: its own page shows it.
  if (!payment) return <PaymentLink paymentKey={paymentKey} />;
  return <PaidPart payment={payment} currency={money.currency} />;
};
