import type { RefundOptionsView } from '../../../contracts/refund-options';
import {
  linesInAddress,
  NOTHING_TYPED,
  readRefund,
  scopesOf,
  type TypedRefund,
} from '../../../admin/src/components/refund-dialog/typed-refund';

const OPTIONS: RefundOptionsView = {
  ...{ paymentKey: 'pay_1', orderId: 'ord_1', environment: 'test', method: 'card', currency: 'KRW' },
  ...{ amount: 33_000, balanceAmount: 33_000, refundable: 33_000, refundableTaxFree: 0 },
  ...{ isPartPossible: true, needsAccount: false, block: null, warnings: [], way: 'card', reasons: [] },
  lines: [
    ...[{ line: 0, product: 'a', name: '셔츠', unitPrice: 11_000, quantity: 2, refundedQuantity: 0, taxFree: false }],
    ...[{ line: 1, product: 'b', name: '책', unitPrice: 5_500, quantity: 2, refundedQuantity: 2, taxFree: true }],
  ],
  limit: { perRefund: null, leftToday: null },
};
const ACCOUNT = { bank: '20', accountNumber: '1000-123-456789', holderName: ' 김토스 ' };

const read = (typed: Partial<TypedRefund>, options: Partial<RefundOptionsView> = {}) =>
  readRefund({ ...OPTIONS, ...options }, { ...NOTHING_TYPED, reason: ' 상품 불량 ', ...typed });

test('all that is left goes out as the amount that was shown', () => {
  expect(read({})).toEqual({
    ...{ amount: 33_000, problem: null, accountProblem: null },
    input: { reason: '상품 불량', amount: 33_000 },
  });
  // Some of the balance is on its way back already.
  expect(read({}, { refundable: 20_000 }).input).toEqual({ reason: '상품 불량', amount: 20_000 });
});

test('an amount is read as people type it', () => {
  expect(read({ scope: 'amount', amount: '₩5,500' }).input).toEqual({ reason: '상품 불량', amount: 5_500 });
  expect(read({ scope: 'amount', amount: '19.99' }, { currency: 'USD' }).amount).toBe(1_999);
});

test.each([
  ['5500.5', {}, 'fraction'],
  ['-5', {}, 'negative'],
  ['오천', {}, 'not_a_number'],
  ['0', {}, 'zero'],
  ['33001', {}, 'too_much'],
  ['5001', { limit: { perRefund: 5_000, leftToday: null } }, 'over_refund_limit'],
  ['5001', { limit: { perRefund: null, leftToday: 5_000 } }, 'over_day_limit'],
])('%s is refused before it is sent, with %j: %s', (amount, options, problem) => {
  expect(read({ scope: 'amount', amount }, options)).toMatchObject({ problem, input: null });
});

test('nothing typed is no mistake, and cannot be sent', () => {
  expect(read({ scope: 'amount' })).toMatchObject({ amount: null, problem: null, input: null });
  expect(read({ scope: 'lines' })).toMatchObject({ amount: null, problem: null, input: null });
  expect(read({ reason: '   ' }).input).toBeNull();
  expect(read({ reason: '가'.repeat(201) }).input).toBeNull();
});

test('lines go out with what they come to', () => {
  expect(read({ scope: 'lines', pieces: { 0: 2, 1: 0 } })).toMatchObject({
    amount: 22_000,
    input: { reason: '상품 불량', amount: 22_000, lines: [{ line: 0, quantity: 2 }] },
  });
  expect(read({ scope: 'amount', amount: '1000', pieces: { 0: 1 } }).input).toEqual({
    reason: '상품 불량',
    amount: 1_000,
  });
});

test('an account goes along only where it is needed, in the form that the provider takes', () => {
  expect(read(ACCOUNT, { needsAccount: true }).input?.refundReceiveAccount).toEqual({
    ...{ bank: '20', accountNumber: '1000123456789', holderName: '김토스' },
  });
  expect(read(ACCOUNT).input).not.toHaveProperty('refundReceiveAccount');
});

test.each([
  [{ bank: '' }, null],
  [{ bank: '우리' }, null],
  [{ accountNumber: '' }, null],
  [{ accountNumber: '1000-12a' }, 'not_digits'],
  [{ accountNumber: '1'.repeat(21) }, 'too_long'],
  [{ holderName: ' ' }, null],
  [{ holderName: '가'.repeat(61) }, null],
])('without a whole account nothing goes out: %j', (change, accountProblem) => {
  expect(read({ ...ACCOUNT, ...change }, { needsAccount: true })).toMatchObject({ accountProblem, input: null });
});

test('a blocked payment sends nothing', () => {
  expect(read({}, { block: 'other_environment' }).input).toBeNull();
});

test('offers only the ways that the payment leaves open', () => {
  expect(scopesOf(OPTIONS)).toEqual(['full', 'amount', 'lines']);
  expect(scopesOf({ ...OPTIONS, isPartPossible: false })).toEqual(['full']);
  expect(scopesOf({ ...OPTIONS, lines: OPTIONS.lines.slice(1) })).toEqual(['full', 'amount']);
});

test('writes pieces into an address', () => {
  expect(linesInAddress({ 0: 2, 1: 0, 3: 1 })).toBe('0:2,3:1');
  expect(linesInAddress({})).toBe('');
});
