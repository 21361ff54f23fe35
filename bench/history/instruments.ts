import type { MethodDetails, PaymentMethod } from '../../contracts/payments';
import type { Order } from '../../server/src/domain/order';
import type { Random } from './random';

/** What is paid with. `dueAt`: until when a virtual account takes the money, epoch milliseconds. */
export type Instrument = { method: PaymentMethod; details: MethodDetails; dueAt: number | null };

/** Shares of the ways to pay in a Korean web shop of today, in per cent. */
const METHODS = [
  ['card', 44],
  ['easy_pay', 38],
  ['virtual_account', 9],
  ['transfer', 6],
  ['mobile_phone', 3],
] as const;

/** Issuers by Toss's code, with the first digits of their cards. */
// prettier-ignore
const ISSUERS: readonly (readonly [readonly [string, string], number])[] = [
  [['41', '54287912'], 19], [['11', '94445300'], 17], [['51', '53648900'], 16], [['61', '43301234'], 16], [['71', '51374100'], 9],
  [['21', '94115900'], 8], [['91', '52450500'], 6], [['31', '35620200'], 5], [['W1', '53872000'], 5], [['15', '53609210'], 5],
  [['24', '51882200'], 3],
];

const BRANDS = [
  ['4V', '40120000'],
  ['4M', '55120000'],
  ['7A', '37690000'],
] as const;

const WALLETS = [
  ['네이버페이', 36],
  ['카카오페이', 30],
  ['토스페이', 22],
  ['삼성페이', 6],
  ['애플페이', 3],
  ['페이코', 3],
] as const;

const ACCOUNT_BANKS = [
  ['20', 22],
  ['88', 22],
  ['04', 20],
  ['11', 14],
  ['81', 10],
  ['03', 8],
  ['71', 4],
] as const;
const TRANSFER_BANKS = [
  ['90', 26],
  ['92', 16],
  ['04', 18],
  ['88', 16],
  ['20', 12],
  ['81', 8],
  ['89', 4],
] as const;

const DIGITS = '0123456789';
const FIRST_INSTALLMENT = 50_000;
const DAY_MS = 24 * 60 * 60_000;

const COMMON = { isPartialCancelable: true, useEscrow: false } as const;

const cardOf = (
  [issuerCode, bin]: readonly [string, string],
  months: number,
  random: Random
): MethodDetails['card'] => ({
  issuerCode,
  // As Toss masks it: of the last four the very last is hidden too.
  number: `${bin}****${random.text(DIGITS, 3)}*`,
  installmentMonths: months,
  approvalNumber: random.text(DIGITS, 8),
  cardType: random.weighted([
    ['신용', 68],
    ['체크', 32],
  ]),
  ownerType: random.chance(0.05) ? '법인' : '개인',
});

const months = (amount: number, random: Random): number =>
  amount < FIRST_INSTALLMENT
    ? 0
    : random.weighted([
        [0, 77],
        [2, 4],
        [3, 12],
        [6, 4],
        [10, 1],
        [12, 2],
      ]);

const easyPay = ({ amount }: Order, random: Random): MethodDetails => {
  const provider = random.weighted(WALLETS);
  const discountAmount = random.chance(0.08) ? Math.min(amount, random.int(1, 30) * 100) : 0;
  const isByCard = random.chance(0.6);
  const rest = amount - discountAmount;
  return {
    providerMethod: '간편결제',
    ...(isByCard && { card: cardOf(random.weighted(ISSUERS), months(rest, random), random) }),
    easyPay: { provider, amount: isByCard ? 0 : rest, discountAmount },
    country: 'KR',
    ...COMMON,
  };
};

const virtualAccount = (at: number, order: Order, random: Random): Instrument => {
  const dueAt =
    at +
    random.weighted([
      [1, 25],
      [3, 35],
      [7, 40],
    ]) *
      DAY_MS;
  return {
    method: 'virtual_account',
    dueAt,
    details: {
      providerMethod: '가상계좌',
      virtualAccount: {
        bankCode: random.weighted(ACCOUNT_BANKS),
        accountNumber: `X${random.text(DIGITS, 13)}`,
        customerName: order.customer?.name ?? null,
        dueAt: new Date(dueAt).toISOString(),
        expired: false,
      },
      country: 'KR',
      ...COMMON,
      useEscrow: random.chance(0.1),
    },
  };
};

/** From abroad, in dollars: a card of an international brand, or PayPal, of which Toss names no method. */
const fromAbroad = (random: Random): Instrument => {
  const country = random.pick(['US', 'JP', 'SG', 'DE']);
  if (random.chance(0.5)) {
    const card = cardOf(random.pick(BRANDS), 0, random);
    const details = { providerMethod: '카드', card: card && { ...card, cardType: '미확인', ownerType: '미확인' } };
    return { method: 'card', dueAt: null, details: { ...details, country, ...COMMON } };
  }
  const wallet = { provider: 'PayPal', amount: null, discountAmount: null };
  return { method: 'easy_pay', dueAt: null, details: { providerMethod: null, easyPay: wallet, country, ...COMMON } };
};

/** Chooses what an order is paid with. @param wanted this method and no other */
export const chooseInstrument = (at: number, order: Order, random: Random, wanted?: PaymentMethod): Instrument => {
  if (order.currency !== 'KRW') return fromAbroad(random);
  const method = wanted ?? random.weighted(METHODS);
  const common = { country: 'KR', ...COMMON };
  switch (method) {
    case 'virtual_account':
      return virtualAccount(at, order, random);
    case 'easy_pay':
      return { method, dueAt: null, details: easyPay(order, random) };
    case 'transfer': {
      const transfer = { bankCode: random.weighted(TRANSFER_BANKS) };
      const useEscrow = random.chance(0.1);
      return { method, dueAt: null, details: { providerMethod: '계좌이체', transfer, ...common, useEscrow } };
    }
    case 'mobile_phone': {
      const mobilePhone = { number: `010****${random.text(DIGITS, 4)}` };
      // A phone bill is canceled in full or not at all.
      return {
        method,
        dueAt: null,
        details: { providerMethod: '휴대폰', mobilePhone, ...common, isPartialCancelable: false },
      };
    }
    default: {
      const card = cardOf(random.weighted(ISSUERS), months(order.amount, random), random);
      return { method: 'card', dueAt: null, details: { providerMethod: '카드', card, ...common } };
    }
  }
};
