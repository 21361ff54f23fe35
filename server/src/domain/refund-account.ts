import type { MaskedRefundAccount } from '../../../contracts/refunds';

/** The bank account that a virtual account's refund is sent to. `bank` is the bank's code. */
export type RefundAccount = { bank: string; accountNumber: string; holderName: string };

const HIDDEN = '•••';

/** The last four digits; fewer of a number so short that four would be a good part of it. */
const maskedNumber = (digits: string): string => {
  if (digits.length >= 8) return HIDDEN + digits.slice(-4);
  return digits.length >= 5 ? HIDDEN + digits.slice(-2) : HIDDEN;
};

/** First and last character, as Korean banks show a holder: 김*스. Of one or two characters less. */
const maskedName = (name: string): string => {
  const [first = '', ...rest] = [...name];
  const last = rest.at(-1) ?? '';
  if (rest.length === 0) return '*';
  return rest.length === 1 ? `${first}*` : first + '*'.repeat(Math.min(rest.length - 1, 8)) + last;
};

/** The account as it may be shown to those who see the refund. */
export const maskedAccount = ({ bank, accountNumber, holderName }: RefundAccount): MaskedRefundAccount => ({
  bank,
  accountNumber: maskedNumber(accountNumber),
  holderName: maskedName(holderName),
});
