import type { PaymentDetailView } from '../../../../contracts/payment-detail';
import { Amount } from '../../components/amount';
import { Card } from '../../components/card';
import { Fact, Facts } from '../../components/facts';
import { ShopTime } from '../../components/shop-time';
import { StateStatus } from '../../components/state-status';
import { useText } from '../../translations/texts';
import { FailureText } from '../../components/failure-text';
import { RefundParts } from './refund-parts';

/** What was paid, what went back, and what is left. */
export const MoneyCard = ({ detail }: { detail: PaymentDetailView }) => {
  const text = useText();
  const { payment } = detail;
  const { amount, balanceAmount, taxFreeAmount, currency } = payment;
  const hasMoney = payment.approvedAt !== null;
  return (
    <Card title={text('payment.money')}>
      <Facts>
        <Fact name={text('payment.amount')}>
          <Amount amount={amount} currency={currency} />
        </Fact>
        <Fact name={text('payment.refunded')}>
          <Amount amount={hasMoney ? amount - balanceAmount : null} currency={currency} />
        </Fact>
        <Fact name={text('payment.balance')}>
          <Amount amount={hasMoney ? balanceAmount : null} currency={currency} />
        </Fact>
        <Fact name={text('payment.state')}>
          <StateStatus state={payment.state} />
        </Fact>
        <Fact name={text('payment.requested-at')}>
          <ShopTime at={payment.requestedAt} />
        </Fact>
        <Fact name={text('payment.approved-at')}>
          <ShopTime at={payment.approvedAt} />
        </Fact>
        {taxFreeAmount === 0 ? null : (
          <Fact name={text('payment.tax-free.amount')}>
            <Amount amount={taxFreeAmount} currency={currency} />
          </Fact>
        )}
      </Facts>
      <FailureText failure={payment.failure} />
      <RefundParts detail={detail} />
    </Card>
  );
};
