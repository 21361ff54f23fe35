import type { MethodDetails, PaymentMethod } from '../../../../contracts/payments';
import { fieldsOf, instant, text, wholeNumber, type Fields } from './read-fields';
import { TOSS_METHODS, type TossMethod } from './wire';

const isTossMethod = (word: string): word is TossMethod => (TOSS_METHODS as readonly string[]).includes(word);

/** Some overseas payments name no method: then the object that is filled tells. A wallet may hold a card. */
const METHOD_OBJECTS: readonly (readonly [field: string, method: PaymentMethod])[] = [
  ['easyPay', 'easy_pay'],
  ['virtualAccount', 'virtual_account'],
  ['card', 'card'],
  ['transfer', 'transfer'],
  ['mobilePhone', 'mobile_phone'],
];

/** Our word for Toss's method; `other` for one that we have not been told of, `null` while none is chosen. */
export const methodOf = (payment: Fields): PaymentMethod | null => {
  const word = text(payment.method);
  if (word === null) return METHOD_OBJECTS.find(([field]) => fieldsOf(payment[field]))?.[1] ?? null;
  if (!isTossMethod(word)) return 'other';
  switch (word) {
    case '카드':
      return 'card';
    case '가상계좌':
      return 'virtual_account';
    case '간편결제':
      return 'easy_pay';
    case '휴대폰':
      return 'mobile_phone';
    case '계좌이체':
      return 'transfer';
    case '문화상품권':
      return 'culture_gift_certificate';
    case '도서문화상품권':
      return 'book_gift_certificate';
    case '게임문화상품권':
      return 'game_gift_certificate';
  }
};

const hidden = (value: unknown, first: number, last: number): string | null => {
  const number = text(value, 40);
  if (number === null || number.includes('*') || number.length <= first + last) return number;
  return number.slice(0, first) + '*'.repeat(number.length - first - last) + number.slice(-last);
};

/** Toss masks card numbers; one that came in clear is masked here, so that it is never stored. */
const cardOf = (card: Fields): NonNullable<MethodDetails['card']> => ({
  issuerCode: text(card.issuerCode, 20),
  number: hidden(card.number, 6, 4),
  installmentMonths: wholeNumber(card.installmentPlanMonths),
  approvalNumber: text(card.approveNo, 20),
  cardType: text(card.cardType, 20),
  ownerType: text(card.ownerType, 20),
});

/** The account that the buyer pays into, in full; the buyer's own account for refunds is left out. */
const virtualAccountOf = (account: Fields): NonNullable<MethodDetails['virtualAccount']> => {
  const dueAt = instant(account.dueDate);
  return {
    bankCode: text(account.bankCode, 20),
    accountNumber: text(account.accountNumber, 40),
    customerName: text(account.customerName, 100),
    dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
    expired: account.expired === true,
  };
};

/** An object since API version 1.2, a bare name in one sample of the reference: both are read. */
const easyPayOf = (payment: Fields, amount: (value: unknown) => number | null): MethodDetails['easyPay'] => {
  const wallet = fieldsOf(payment.easyPay);
  const provider = text(wallet ? wallet.provider : payment.easyPay, 40);
  if (!wallet && provider === null) return undefined;
  return {
    provider,
    amount: amount(wallet?.amount ?? payment.easyPayAmount),
    discountAmount: amount(wallet?.discountAmount ?? payment.easyPayDiscountAmount),
  };
};

/**
 * May a part of it be cancelled? Of a card payment that holds something outside of tax (a deposit on a cup) it may not,
 * which the flag does not promise to say. Source: Toss API reference, Payment object, `taxExemptionAmount`.
 */
const isPartialCancelable = (payment: Fields, amount: (value: unknown) => number | null): boolean => {
  const exempt = amount(payment.taxExemptionAmount ?? 0) ?? 0;
  return payment.isPartialCancelable !== false && !(methodOf(payment) === 'card' && exempt > 0);
};

/**
 * What may be shown of the method.
 *
 * @param amount reads a Toss decimal into the smallest unit; `null` when it is none
 */
export const detailsOf = (payment: Fields, amount: (value: unknown) => number | null): MethodDetails => {
  const card = fieldsOf(payment.card);
  const account = fieldsOf(payment.virtualAccount);
  const transfer = fieldsOf(payment.transfer);
  const phone = fieldsOf(payment.mobilePhone);
  const easyPay = easyPayOf(payment, amount);
  const country = text(payment.country, 2);
  return {
    providerMethod: text(payment.method, 40),
    ...(card && { card: cardOf(card) }),
    ...(easyPay && { easyPay }),
    ...(account && { virtualAccount: virtualAccountOf(account) }),
    ...(transfer && { transfer: { bankCode: text(transfer.bankCode, 20) } }),
    ...(phone && { mobilePhone: { number: hidden(phone.customerMobilePhone, 3, 4) } }),
    ...(country !== null && { country }),
    isPartialCancelable: isPartialCancelable(payment, amount),
    useEscrow: payment.useEscrow === true,
  };
};
