import { isBankCode } from '../../../../contracts/institutions';
import type { PanelRefundInput, RefundLine, RefundOptionsView } from '../../../../contracts/refund-options';
import { AMOUNT_PROBLEMS, readAmount } from '../money-text';

/** Everything that is left, an amount of it, or pieces of the order's lines. */
export const REFUND_SCOPES = ['full', 'amount', 'lines'] as const;
export type RefundScope = (typeof REFUND_SCOPES)[number];

/** What a person typed and chose so far. */
export type TypedRefund = {
  scope: RefundScope;
  amount: string;
  /** Pieces by the line's place in the order. */
  pieces: Readonly<Record<number, number>>;
  reason: string;
  bank: string;
  accountNumber: string;
  holderName: string;
};

export const NOTHING_TYPED: TypedRefund = {
  scope: 'full',
  amount: '',
  pieces: {},
  reason: '',
  bank: '',
  accountNumber: '',
  holderName: '',
};

export const REFUND_PROBLEMS = [...AMOUNT_PROBLEMS, 'zero', 'too_much', 'over_refund_limit', 'over_day_limit'] as const;
export type RefundProblem = (typeof REFUND_PROBLEMS)[number];
export const ACCOUNT_PROBLEMS = ['not_digits', 'too_long'] as const;
export type AccountProblem = (typeof ACCOUNT_PROBLEMS)[number];

/** What was typed, read. `input` is there once nothing is missing or wrong. Amounts in the smallest unit. */
export type ReadRefund = {
  amount: number | null;
  problem: RefundProblem | null;
  accountProblem: AccountProblem | null;
  input: PanelRefundInput | null;
};

/** As long as the provider takes. Source: Toss API reference, "Cancel a payment". */
const LONGEST = { reason: 200, account: 20, holder: 60 } as const;

type Read = { amount: number | null; problem: RefundProblem | null };

const ofLines = ({ lines }: RefundOptionsView, { pieces }: TypedRefund): number =>
  lines.reduce((sum, { line, unitPrice }) => sum + unitPrice * (pieces[line] ?? 0), 0);

const typedAmount = (options: RefundOptionsView, typed: TypedRefund): Read => {
  if (typed.scope === 'full') return { amount: options.refundable, problem: null };
  if (typed.scope === 'lines') return { amount: ofLines(options, typed) || null, problem: null };
  const read = readAmount(typed.amount, options.currency);
  if ('problem' in read) return { amount: null, problem: read.problem };
  return read.amount === 0 ? { amount: null, problem: 'zero' } : { amount: read.amount, problem: null };
};

const beyond = ({ refundable, limit }: RefundOptionsView, amount: number): RefundProblem | null => {
  if (amount > refundable) return 'too_much';
  if (limit.perRefund !== null && amount > limit.perRefund) return 'over_refund_limit';
  return limit.leftToday !== null && amount > limit.leftToday ? 'over_day_limit' : null;
};

/** People copy account numbers with hyphens and spaces. */
const plainNumber = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/gu, '');

const accountProblemOf = ({ accountNumber }: TypedRefund): AccountProblem | null => {
  const number = plainNumber(accountNumber);
  if (number === '') return null;
  if (!/^\d+$/.test(number)) return 'not_digits';
  return number.length > LONGEST.account ? 'too_long' : null;
};

type Account = NonNullable<PanelRefundInput['refundReceiveAccount']>;

const accountOf = (typed: TypedRefund): Account | null => {
  const account = {
    bank: typed.bank,
    accountNumber: plainNumber(typed.accountNumber),
    holderName: typed.holderName.trim(),
  };
  const isWhole = isBankCode(account.bank) && account.accountNumber !== '' && accountProblemOf(typed) === null;
  return isWhole && account.holderName !== '' && account.holderName.length <= LONGEST.holder ? account : null;
};

const wantedLines = (pieces: TypedRefund['pieces']): RefundLine[] =>
  Object.entries(pieces).flatMap(([line, quantity]) => (quantity > 0 ? [{ line: Number(line), quantity }] : []));

const inputOf = (options: RefundOptionsView, typed: TypedRefund, amount: number): PanelRefundInput | null => {
  const reason = typed.reason.trim();
  const account = options.needsAccount ? accountOf(typed) : undefined;
  if (reason === '' || reason.length > LONGEST.reason || account === null) return null;
  // The amount always goes along: what comes back is what the button named, or nothing.
  return {
    ...{ reason, amount },
    ...(typed.scope === 'lines' ? { lines: wantedLines(typed.pieces) } : {}),
    ...(account ? { refundReceiveAccount: account } : {}),
  };
};

/** Reads what was typed by the rules of this payment; the server has the last word. */
export const readRefund = (options: RefundOptionsView, typed: TypedRefund): ReadRefund => {
  const { amount, problem: typo } = typedAmount(options, typed);
  const problem = typo ?? (amount === null ? null : beyond(options, amount));
  const accountProblem = options.needsAccount ? accountProblemOf(typed) : null;
  const isReady = amount !== null && problem === null && options.block === null;
  return { amount, problem, accountProblem, input: isReady ? inputOf(options, typed, amount) : null };
};

/** The ways that this payment leaves open. */
export const scopesOf = ({ isPartPossible, lines }: RefundOptionsView): RefundScope[] => {
  if (!isPartPossible) return ['full'];
  const hasPieces = lines.some(({ quantity, refundedQuantity }) => quantity > refundedQuantity);
  return hasPieces ? ['full', 'amount', 'lines'] : ['full', 'amount'];
};

/** Pieces as the preview's address takes them: `0:2,3:1`. */
export const linesInAddress = (pieces: TypedRefund['pieces']): string =>
  wantedLines(pieces)
    .map(({ line, quantity }) => `${line}:${quantity}`)
    .join(',');
