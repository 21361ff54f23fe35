import type { Payment } from '../../server/src/domain/payment';
import type { ProviderPayment } from '../../server/src/domain/provider-payment';
import { createOrderRepository } from '../../server/src/repositories/orders';
import { createPaymentRepository } from '../../server/src/repositories/payments';
import { createRefundRepository } from '../../server/src/repositories/refunds';
import { createRandom, type Random } from '../../bench/history/random';
import type { Host } from './host-app';
import { aCancel, aLine, anOrder, aPayment, aRefund, theNews } from './money-values';
import { serviceIn } from './open-shop';

export const HOUR = 3_600_000;
const PURSES = [['test', 'KRW'], ['test', 'KRW'], ['test', 'KRW'], ['test', 'USD'], ['live', 'KRW']] as const; // prettier-ignore
const METHODS = ['card', 'easy_pay', 'virtual_account'] as const;
const CODES = ['REJECT_CARD_COMPANY', 'INVALID_CARD_EXPIRATION'];

/** What a shop may live through, by the settler's own hand: news comes late, is taken back, and contradicts the old. */
export const createStories = (host: Host, seed: string) => {
  const { strapi } = host;
  const random: Random = createRandom(seed);
  const payments = createPaymentRepository(strapi);
  const orders = createOrderRepository(strapi);
  const { settle, abandon } = serviceIn(host, 'settlement');
  const refunds = createRefundRepository(strapi);
  const keys: string[] = [];
  const asked: string[] = [];

  const begin = async (): Promise<void> => {
    const [paymentKey, orderId] = [`pay_${keys.length}`, `ord_${keys.length}`];
    const [environment, currency] = random.pick(PURSES);
    const lines = ['shirt', 'socks', 'Socks', 'mug']
      .filter(() => random.chance(0.5))
      .map((product) => aLine({ product, quantity: random.int(1, 3), amount: random.int(1, 9) * 1_000 }));
    const [first = aLine(), ...more] = lines;
    const amount = [first, ...more].reduce((sum, line) => sum + line.amount, 0);
    const shared = { orderId, environment, currency, amount };
    await orders.insert(anOrder({ ...shared, state: 'confirming', orderedAt: Date.now() }), [first, ...more]);
    await payments.insert(aPayment({ ...shared, paymentKey, balanceAmount: amount, requestedAt: Date.now() }));
    keys.push(paymentKey);
  };

  /** The provider's word on a payment, as it fits what the payment is now. */
  const newsOf = (payment: Payment): ProviderPayment => {
    const { paymentKey, orderId, currency, amount } = payment;
    const isAccount = payment.method === 'virtual_account' || (payment.method === null && random.chance(0.5));
    const method = isAccount ? 'virtual_account' : (payment.method ?? random.pick(METHODS));
    // The provider's clock may be behind ours, but nothing is approved before it was asked for.
    const notBefore = (at: number): number => Math.max(at, payment.requestedAt - HOUR / 2);
    const approvedAt = payment.approvedAt ?? notBefore(Date.now() - random.int(0, 4) * random.int(0, 7) * HOUR);
    const same = { paymentKey, orderId, currency, amount, method, webhookSecret: null };
    const paid = theNews({ ...same, approvedAt, balanceAmount: amount });
    const waiting = theNews({ ...same, state: 'awaiting_deposit', approvedAt: null, balanceAmount: amount });
    const back = aCancel({
      ...{
        transactionKey: `tx_${paymentKey}`,
        amount: Math.ceil(amount / 2),
        refundableAmount: Math.floor(amount / 2),
      },
      doneAt: approvedAt + random.int(0, 9) * HOUR,
    });
    const refunded = { ...paid, balanceAmount: back.refundableAmount, refunds: [back] };
    return random.weighted([
      [paid, 5],
      [isAccount ? waiting : paid, 3],
      [{ ...paid, approvedAt: notBefore(approvedAt - random.int(0, 3) * HOUR) }, 1],
      [{ ...refunded, state: 'partially_refunded' as const }, 2],
      [theNews({ ...same, state: 'aborted', approvedAt: null }), 1],
    ]);
  };

  const hear = async (paymentKey: string): Promise<void> => {
    const payment = await payments.find(paymentKey);
    if (!payment) return;
    if (payment.state === 'confirming' && random.chance(0.4)) {
      const code = random.pick(CODES);
      const failure = { code, errorClass: 'decline' as const, status: 403, message: code, traceId: null };
      await abandon(paymentKey, 'declined', failure);
      // Money that comes after all then finds nobody who waits for it.
      if (random.chance(0.5)) await orders.move(payment.orderId, 'pending', 'expired');
      return;
    }
    await settle(paymentKey, { payment: newsOf(payment), traceId: null, revision: payment.revision });
  };

  /** A refund is asked for; later it is heard that it was made, some time before. */
  const giveBack = async (): Promise<void> => {
    const payment = await payments.find(random.pick(keys));
    if (!payment?.approvedAt) return;
    const { paymentKey, orderId, environment, currency } = payment;
    const refundId = `rf_${asked.length}`;
    const amount = random.int(1, 9) * 100;
    await refunds.insert(aRefund({ refundId, paymentKey, orderId, environment, currency, amount }));
    asked.push(refundId);
  };
  const hearOfRefund = async (): Promise<void> => {
    const change = { state: 'succeeded', doneAt: Date.now() - random.int(0, 40) * HOUR } as const;
    await refunds.update(random.pick(asked), ['requested'], change);
  };

  return {
    random,
    /** Some payments begin, and something is heard of some, old ones too. */
    async goOn(): Promise<void> {
      for (let count = random.int(0, 2); count > 0; count -= 1) await begin();
      if (keys.length > 0 && random.chance(0.5)) await giveBack();
      if (asked.length > 0 && random.chance(0.5)) await hearOfRefund();
      for (let count = random.int(1, 4); count > 0; count -= 1) {
        const recent = keys.slice(-4);
        await hear(
          random.chance(0.6) && recent.length > 0 ? random.pick(recent) : (keys[random.int(0, keys.length - 1)] ?? '')
        );
      }
    },
  };
};
