import type { PaymentSort, SortDirection } from '../../../contracts/payment-list';
import type { Environment } from '../../../contracts/keys';
import type { PaymentMethod, PaymentState } from '../../../contracts/payments';
import type { Payment } from './payment';
import { searchKey } from './search-key';

/** Where something that was typed is looked for. `prefix` is a `searchKey`. */
export type SearchTerm =
  | { field: 'orderId' | 'paymentKey'; equals: string }
  | { field: 'last4'; among: readonly string[] }
  | { field: 'nameKey' | 'emailKey'; prefix: string };

/** What the list is narrowed to. Times in epoch milliseconds, `until` not included; amounts in the smallest unit. */
export type PaymentListFilter = {
  environment?: Environment | undefined;
  state?: PaymentState | undefined;
  method?: PaymentMethod | undefined;
  keySetId?: string | undefined;
  from?: number | undefined;
  until?: number | undefined;
  amountMin?: number | undefined;
  amountMax?: number | undefined;
};

/** Where a row stands in a sorted list: payments with the same time or amount stand in the order of their ids. */
export type ListPlace = { value: number; id: number };

export type ListOrder = { sort: PaymentSort; direction: SortDirection };

/** What a row of the list is made of. */
export const LISTED_FIELDS = [
  ...(['paymentKey', 'orderId', 'environment', 'keySetId', 'state', 'method', 'amount', 'balanceAmount'] as const),
  ...(['currency', 'requestedAt', 'approvedAt', 'details', 'last4', 'failure'] as const),
] as const satisfies readonly (keyof Payment)[];

export type ListedPayment = Pick<Payment, (typeof LISTED_FIELDS)[number]> & { id: number; hasProblem: boolean };

const FOUR = /^\d{3}[\d*]$/;
const PUBLIC_ID = /^[A-Za-z0-9_=-]{1,200}$/;
const PLAIN_WORD = /^[\x21-\x7e]+$/;

/** A number's last digit is masked by some (`406*`): who has the card in hand types all four. */
const fourOf = (typed: string): SearchTerm => ({
  field: 'last4',
  among: [...new Set([typed, `${typed.slice(0, 3)}*`])],
});

const begins = (field: 'nameKey' | 'emailKey', typed: string): SearchTerm[] => {
  const prefix = searchKey(typed);
  return prefix === null ? [] : [{ field, prefix }];
};

/**
 * Where to look for what was typed: four digits are the end of a card, account or phone number; what has an at sign an
 * e-mail; what could be an order number or payment key is looked for as that first. Everything else is the beginning of
 * a name, or of an e-mail where it is one plain word.
 *
 * @returns places to look in one after the other, until one has something; in each all terms at once
 */
export const searchOf = (typed: string): SearchTerm[][] => {
  const text = typed.trim();
  if (FOUR.test(text)) return [[fourOf(text)]];
  if (text.includes('@')) return [begins('emailKey', text)];
  const named = [...begins('nameKey', text), ...(PLAIN_WORD.test(text) ? begins('emailKey', text) : [])];
  if (!PUBLIC_ID.test(text)) return [named];
  return [
    [
      { field: 'orderId', equals: text },
      { field: 'paymentKey', equals: text },
    ],
    named,
  ];
};

/** A place in the list as the panel sends it back. */
export const cursorOf = (row: Pick<ListedPayment, 'id' | PaymentSort>, sort: PaymentSort): string =>
  `${row[sort]}_${row.id}`;

/** @returns `null` for what is no cursor of ours */
export const placeOf = (cursor: string): ListPlace | null => {
  const [, value, id] = /^(-?\d{1,16})_(\d{1,16})$/.exec(cursor) ?? [];
  const place = { value: Number(value), id: Number(id) };
  return Number.isSafeInteger(place.value) && Number.isSafeInteger(place.id) ? place : null;
};

/** Which card, wallet or bank, by the provider's code or name; the wallet before the card that is in it. */
export const instrumentOf = ({
  details,
}: Pick<Payment, 'details'>): { kind: 'card' | 'easy_pay' | 'bank'; code: string } | null => {
  const found = [
    { kind: 'easy_pay' as const, code: details?.easyPay?.provider },
    { kind: 'card' as const, code: details?.card?.issuerCode },
    { kind: 'bank' as const, code: details?.virtualAccount?.bankCode ?? details?.transfer?.bankCode },
  ];
  for (const { kind, code } of found) if (code) return { kind, code };
  return null;
};
