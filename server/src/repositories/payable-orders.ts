import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { PayingKeySet } from '../domain/key-set';
import type { PayingOrder } from '../domain/order';
import { createJoinedRead } from './joined-rows';
import { PAYING_ATTRIBUTES, payingKeySetOf } from './key-set-rows';
import { pick } from './pick';
import type { PayableLine } from './ports';
import { withoutValuesIn } from './row-errors';

/** An order with all that paying it takes. `keySet`: `null` when its set is gone. */
export type FoundOrder = { order: PayingOrder; lines: PayableLine[]; keySet: PayingKeySet | null };

export type PayableOrderRepository = { find: (orderId: string) => Promise<FoundOrder | null> };

const PAYING_FIELDS = [
  ...(['orderId', 'state', 'amount', 'taxFreeAmount', 'refundedAmount', 'currency'] as const),
  ...(['buyer', 'customer', 'environment', 'keySetId', 'expiresAt', 'paidAt'] as const),
] as const satisfies readonly (keyof PayingOrder)[];

/** Orders as a confirmation needs them: with lines, stock and keys, in one statement. */
export const createPayableOrderRepository = (strapi: Core.Strapi): PayableOrderRepository => {
  const read = createJoinedRead(
    strapi,
    {
      order: { uid: UID.order, attributes: PAYING_FIELDS },
      line: { uid: UID.orderLine, attributes: ['id', 'product', 'quantity'] },
      offer: { uid: UID.offer, attributes: ['product', 'stock'] },
      keySet: { uid: UID.keySet, attributes: PAYING_ATTRIBUTES },
    },
    ({ columns, table, column }) =>
      `select ${columns} from ${table('order')}` +
      ` left join ${table('line')} on ${column('line', 'orderId')} = ${column('order', 'orderId')}` +
      ` left join ${table('offer')} on ${column('offer', 'product')} = ${column('line', 'product')}` +
      ` left join ${table('keySet')} on ${column('keySet', 'keySetId')} = ${column('order', 'keySetId')}` +
      ` where ${column('order', 'orderId')} = ?`
  );

  return withoutValuesIn('commerce_orders', {
    async find(orderId) {
      const rows = await read([orderId]);
      const [first] = rows;
      // A number that differs by case or a trailing space is the same to some databases' comparison, not to us.
      if (!first?.order || first.order.orderId !== orderId) return null;
      const lines = rows.flatMap(({ line, offer }) =>
        line ? [{ ...(line as Omit<PayableLine, 'isCounted'>), isCounted: (offer?.stock ?? null) !== null }] : []
      );
      return {
        order: pick<PayingOrder>(first.order, PAYING_FIELDS),
        lines,
        keySet: first.keySet && payingKeySetOf(first.keySet),
      };
    },
  });
};
