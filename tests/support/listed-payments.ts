import { searchKey } from '../../server/src/domain/search-key';
import type { Order } from '../../server/src/domain/order';
import type { Payment } from '../../server/src/domain/payment';
import type { Host } from './host-app';
import { aPayment } from './money-values';

/** Midnight of 2026-11-01 in Seoul. */
export const FIRST_DAY = Date.parse('2026-11-01T00:00:00+09:00');
export const DAY = 86_400_000;

export const NAMES = ['김민수', '김민지', '이서연', 'Minsu Kim', '=cmd|calc', 'Zoë Ångström'];
const STATES = ['paid', 'paid', 'paid', 'refunded', 'declined', 'confirming', 'awaiting_deposit'] as const;
const METHODS = ['card', 'easy_pay', 'virtual_account', null] as const;

/** Every n-th of a list: rows that are all different, and the same at each run. */
const nth = <Value>(values: readonly Value[], index: number): Value => values[index % values.length] as Value;

/** The payment that the list shows as its `index`th: several a moment and an amount, so that ids must tell them apart. */
export const aListedPayment = (index: number): Payment => {
  const name = nth(NAMES, index);
  const requestedAt = FIRST_DAY + Math.floor(index / 3) * (DAY / 8);
  return aPayment({
    paymentKey: `pay_${index}`,
    orderId: `ord_${index}`,
    environment: nth(['test', 'test', 'live'] as const, index),
    keySetId: nth(['ks_1', 'ks_2'], index),
    state: nth(STATES, index),
    method: nth(METHODS, index),
    amount: (index % 10) * 1_000,
    requestedAt,
    approvedAt: nth(STATES, index) === 'paid' ? requestedAt + 1_000 : null,
    nameKey: searchKey(name),
    emailKey: searchKey(`buyer.${index % 7}@example.com`),
    last4: nth(['123*', '9876', null], index),
    nextCheckAt: null,
  });
};

/** Puts payments with their orders right into the database. */
export const putPayments = async ({ strapi }: Host, payments: readonly Payment[]): Promise<void> => {
  const orders = payments.map(
    ({ orderId, environment, keySetId, amount, currency, requestedAt, state }, index): Partial<Order> => ({
      ...{ orderId, environment, keySetId, amount, currency, orderName: `주문 ${index}`, taxFreeAmount: 0 },
      ...{ refundedAmount: 0, customerKey: 'ck', kind: 'widget', orderedAt: requestedAt, expiresAt: requestedAt },
      state: state === 'declined' ? 'pending' : state,
      customer: { name: nth(NAMES, index), email: `buyer.${index % 7}@example.com` },
    })
  );
  for (let at = 0; at < payments.length; at += 50) {
    await strapi.db
      .query('plugin::commerce-payments.payment')
      .createMany({ data: payments.slice(at, at + 50) as never });
    await strapi.db.query('plugin::commerce-payments.order').createMany({ data: orders.slice(at, at + 50) as never });
  }
};
