import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { PayingKeySet } from '../domain/key-set';
import type { Payment } from '../domain/payment';
import type { Refund } from '../domain/refund';
import { createJoinedRead, type JoinedRow, type Naming } from './joined-rows';
import { PAYING_ATTRIBUTES, payingKeySetOf } from './key-set-rows';
import { PAYMENT_FIELDS, toPayment } from './payments';
import { pick } from './pick';
import type { HeldLine } from './ports';
import { REFUND_FIELDS } from './refunds';
import { withoutValuesIn } from './row-errors';

/** A payment with what asking the provider about it takes. `keySet`: `null` when its set is gone. */
export type FoundPayment = { payment: Payment; refunds: Refund[]; keySet: PayingKeySet | null };

/** With the lines of its order where the payment may still bring their money; else without. */
export type FoundForSettling = FoundPayment & { lineIds: number[] | undefined };

/** `isLimited`: does this API token have a limit in the payment's currency? */
export type FoundForRefund = FoundPayment & { isLimited: boolean; heldLines: HeldLine[] };

export type PaymentGroundsRepository = {
  forSettling: (paymentKey: string) => Promise<FoundForSettling | null>;
  /** The same of several, in no order. */
  ofPayments: (paymentKeys: readonly string[]) => Promise<FoundForSettling[]>;
  /** Payments of an order, newest first. */
  ofOrder: (orderId: string) => Promise<FoundForSettling[]>;
  forRefund: (paymentKey: string, tokenId: number | null) => Promise<FoundForRefund | null>;
};

const PAYMENT = {
  payment: { uid: UID.payment, attributes: PAYMENT_FIELDS },
  keySet: { uid: UID.keySet, attributes: PAYING_ATTRIBUTES },
  refund: { uid: UID.refund, attributes: REFUND_FIELDS },
} as const;

const REFUNDING = {
  ...PAYMENT,
  limit: { uid: UID.refundLimit, attributes: ['limitKey'] },
  held: { uid: UID.orderLine, attributes: ['id', 'product', 'quantity'] },
} as const;

const MAY_BECOME_PAID = "('confirming', 'awaiting_deposit')";

/** Tokens have numbers from 1. */
const NO_TOKEN = 0;

const selection = (naming: Naming<keyof typeof PAYMENT>, from = naming.table('payment')): string => {
  const { columns, table, column } = naming;
  return (
    `select ${columns} from ${from}` +
    ` left join ${table('keySet')} on ${column('keySet', 'keySetId')} = ${column('payment', 'keySetId')}` +
    ` left join ${table('refund')} on ${column('refund', 'paymentKey')} = ${column('payment', 'paymentKey')}`
  );
};

const SETTLING = { ...PAYMENT, line: { uid: UID.orderLine, attributes: ['id'] } } as const;

const settlingSelection = (naming: Naming<keyof typeof SETTLING>, from?: string): string =>
  `${selection(naming, from)} left join ${naming.table('line')}` +
  ` on ${naming.column('line', 'orderId')} = ${naming.column('payment', 'orderId')}` +
  ` and ${naming.column('payment', 'state')} in ${MAY_BECOME_PAID}`;

/** A buyer tries a few payments for an order; more are not looked at. */
const MAX_PAYMENTS = 100;

const newestOfOrder = ({ table, column }: Naming<keyof typeof SETTLING>): string =>
  `(select ${column('payment', 'id')} as recent_id from ${table('payment')}` +
  ` where ${column('payment', 'orderId')} = ? order by ${column('payment', 'id')} desc limit ${MAX_PAYMENTS}) as recent` +
  ` inner join ${table('payment')} on ${column('payment', 'id')} = recent.recent_id`;

type Row = JoinedRow<keyof typeof PAYMENT>;

const foundIn = ([first, ...more]: readonly Row[], paymentKey: string): FoundPayment | null => {
  // A key that differs by a trailing space is the same to MariaDB's comparison, not to us.
  if (!first?.payment || first.payment.paymentKey !== paymentKey) return null;
  const refunds = new Map(
    [first, ...more].flatMap(({ refund }) =>
      refund ? [[refund.refundId, pick<Refund>(refund, REFUND_FIELDS)] as const] : []
    )
  );
  return {
    payment: toPayment(first.payment),
    keySet: first.keySet && payingKeySetOf(first.keySet),
    refunds: [...refunds.values()],
  };
};

type SettlingRow = JoinedRow<keyof typeof SETTLING>;

const foundForSettling = (rows: readonly SettlingRow[], paymentKey: string): FoundForSettling | null => {
  const found = foundIn(rows, paymentKey);
  if (!found) return null;
  const lineIds = new Set(rows.flatMap(({ line }) => (line ? [line.id as number] : [])));
  return { ...found, lineIds: lineIds.size > 0 ? [...lineIds] : undefined };
};

/** In the order in which the rows name them. */
const foundByPayment = (rows: readonly SettlingRow[]): FoundForSettling[] => {
  const byPayment = new Map<string, SettlingRow[]>();
  for (const row of rows) {
    const paymentKey = String(row.payment?.paymentKey);
    byPayment.set(paymentKey, [...(byPayment.get(paymentKey) ?? []), row]);
  }
  return [...byPayment].flatMap(([paymentKey, ofOne]) => foundForSettling(ofOne, paymentKey) ?? []);
};

/** The statement is written once: it always asks for as many, some of them twice where there are fewer. */
const AT_ONCE = 8;
const ASKED_AT_ONCE = Array.from({ length: AT_ONCE }, () => '?').join(', ');

/** Payments with all that is asked of the database before the provider is asked, in one statement. */
export const createPaymentGroundsRepository = (strapi: Core.Strapi): PaymentGroundsRepository => {
  const readForSettling = createJoinedRead(
    strapi,
    SETTLING,
    (naming) =>
      `${settlingSelection(naming)} where ${naming.column('payment', 'paymentKey')} = ?` +
      ` order by ${naming.column('refund', 'id')}`
  );
  const readOfPayments = createJoinedRead(
    strapi,
    SETTLING,
    (naming) =>
      `${settlingSelection(naming)} where ${naming.column('payment', 'paymentKey')} in (${ASKED_AT_ONCE})` +
      ` order by ${naming.column('refund', 'id')}`
  );
  const readOfOrder = createJoinedRead(
    strapi,
    SETTLING,
    (naming) =>
      `${settlingSelection(naming, newestOfOrder(naming))}` +
      ` order by ${naming.column('payment', 'id')} desc, ${naming.column('refund', 'id')}`
  );
  const readForRefund = createJoinedRead(
    strapi,
    REFUNDING,
    (naming) =>
      `${selection(naming)} left join ${naming.table('held')}` +
      ` on ${naming.column('held', 'orderId')} = ${naming.column('payment', 'orderId')}` +
      ` and ${naming.column('held', 'stockHeld')} = ?` +
      ` left join ${naming.table('limit')}` +
      ` on ${naming.column('limit', 'subjectKind')} = 'api_token' and ${naming.column('limit', 'subjectId')} = ?` +
      ` and ${naming.column('limit', 'currency')} = ${naming.column('payment', 'currency')}` +
      ` where ${naming.column('payment', 'paymentKey')} = ? order by ${naming.column('refund', 'id')}`
  );

  return withoutValuesIn('commerce_payments', {
    forSettling: async (paymentKey) => foundForSettling(await readForSettling([paymentKey]), paymentKey),

    async ofPayments(paymentKeys) {
      const found: FoundForSettling[] = [];
      for (let from = 0; from < paymentKeys.length; from += AT_ONCE) {
        const asked = paymentKeys.slice(from, from + AT_ONCE);
        const filled = Array.from({ length: AT_ONCE }, (_, place) => asked[place] ?? asked[0] ?? '');
        const rows = await readOfPayments(filled);
        found.push(...foundByPayment(rows).filter(({ payment }) => asked.includes(payment.paymentKey)));
      }
      return found;
    },

    // An id in other case is the same to some databases' comparison, not to us.
    ofOrder: async (orderId) =>
      foundByPayment((await readOfOrder([orderId])).filter(({ payment }) => payment?.orderId === orderId)),

    async forRefund(paymentKey, tokenId) {
      const rows = await readForRefund([true, tokenId ?? NO_TOKEN, paymentKey]);
      const found = foundIn(rows, paymentKey);
      const held = new Map(rows.flatMap((row) => (row.held ? [[row.held.id, row.held as HeldLine] as const] : [])));
      return found && { ...found, isLimited: (rows[0]?.limit ?? null) !== null, heldLines: [...held.values()] };
    },
  });
};
