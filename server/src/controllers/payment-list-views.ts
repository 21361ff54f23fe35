import { bankFullName, cardName, easyPayName } from '../../../contracts/institutions';
import { CURRENCY_EXPONENT, type Currency } from '../../../contracts/money';
import type { ExportLanguage, PaymentRowView } from '../../../contracts/payment-list';
import { ENVIRONMENT_WORDS, PAYMENT_METHOD_WORDS, PAYMENT_STATE_WORDS } from '../../../contracts/payment-words';
import { instrumentOf } from '../domain/payment-list';
import type { PaymentRow } from '../services/payment-list';
import type { Cell } from './csv';

const isoOrNull = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** A payment as a row of the panel. */
export const paymentRowViewOf = (row: PaymentRow): PaymentRowView => ({
  paymentKey: row.paymentKey,
  orderId: row.orderId,
  orderName: row.orderName || null,
  environment: row.environment,
  keySetId: row.keySetId,
  keySetName: row.keySetName,
  state: row.state,
  method: row.method,
  instrument: instrumentOf(row),
  last4: row.last4,
  amount: row.amount,
  balanceAmount: row.balanceAmount,
  currency: row.currency,
  buyerName: row.buyerName,
  buyerEmail: row.buyerEmail,
  requestedAt: new Date(row.requestedAt).toISOString(),
  approvedAt: isoOrNull(row.approvedAt),
  hasProblem: row.hasProblem,
});

const NAMES = { card: cardName, easy_pay: easyPayName, bank: bankFullName } as const;

/** With the digits that the currency has: 12000, 19.99. A number, so that a spreadsheet adds it up. */
const amountCell = (amount: number, currency: Currency): number => amount / 10 ** CURRENCY_EXPONENT[currency];

/** As `2026-11-21 18:30:00`, which every spreadsheet takes for a time. */
const clockOf = (timeZone: string): ((ms: number | null) => string | null) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (ms) => (ms === null ? null : format.format(ms));
};

type Column = {
  name: { readonly [Language in ExportLanguage]: string };
  /** The zone stands in the column's name. */
  isTime?: boolean;
  cell: (row: PaymentRow, language: ExportLanguage, at: (ms: number | null) => string | null) => Cell;
};

const COLUMNS: readonly Column[] = [
  { name: { ko: '요청 시각', en: 'Requested' }, isTime: true, cell: (row, _, at) => at(row.requestedAt) },
  { name: { ko: '승인 시각', en: 'Approved' }, isTime: true, cell: (row, _, at) => at(row.approvedAt) },
  { name: { ko: '환경', en: 'Environment' }, cell: (row, language) => ENVIRONMENT_WORDS[row.environment][language] },
  { name: { ko: '주문번호', en: 'Order number' }, cell: ({ orderId }) => orderId },
  { name: { ko: '주문명', en: 'Order' }, cell: ({ orderName }) => orderName || null },
  { name: { ko: '결제 키', en: 'Payment key' }, cell: ({ paymentKey }) => paymentKey },
  { name: { ko: '상태', en: 'State' }, cell: (row, language) => PAYMENT_STATE_WORDS[row.state][language] },
  {
    name: { ko: '결제수단', en: 'Method' },
    cell: ({ method }, language) => method && PAYMENT_METHOD_WORDS[method][language],
  },
  {
    name: { ko: '카드사·간편결제·은행', en: 'Card, wallet or bank' },
    cell: (row, language) => {
      const instrument = instrumentOf(row);
      return instrument && NAMES[instrument.kind](instrument.code)[language];
    },
  },
  // With stars: a spreadsheet would make 123 of 0123.
  { name: { ko: '끝 네 자리', en: 'Last four' }, cell: ({ last4 }) => last4 && `****${last4}` },
  { name: { ko: '통화', en: 'Currency' }, cell: ({ currency }) => currency },
  { name: { ko: '결제 금액', en: 'Amount' }, cell: (row) => amountCell(row.amount, row.currency) },
  { name: { ko: '잔액', en: 'Balance' }, cell: (row) => amountCell(row.balanceAmount, row.currency) },
  { name: { ko: '구매자', en: 'Buyer' }, cell: ({ buyerName }) => buyerName },
  { name: { ko: '이메일', en: 'E-mail' }, cell: ({ buyerEmail }) => buyerEmail },
  { name: { ko: '키 세트', en: 'Key set' }, cell: ({ keySetName, keySetId }) => keySetName ?? keySetId },
  { name: { ko: '실패 사유', en: 'Failure' }, cell: ({ failure }, language) => failure && failure.message[language] },
];

/** The first line and the lines of an export: words of one language, times in the shop's zone. */
export const paymentCsv = (language: ExportLanguage, timeZone: string) => {
  const at = clockOf(timeZone);
  return {
    head: COLUMNS.map(({ name, isTime }) => (isTime ? `${name[language]} (${timeZone})` : name[language])),
    cellsOf: (row: PaymentRow): Cell[] => COLUMNS.map(({ cell }) => cell(row, language, at)),
  };
};
