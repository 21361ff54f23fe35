import { bookRefunds } from '../../../server/src/domain/refund-settlement';
import { aCancel, aPayment, aRefund, theNews } from '../../support/money-values';

const payment = aPayment({ state: 'paid' });

test('books the refund that the provider has just answered', () => {
  const books = bookRefunds(payment, [aRefund()], theNews({ refunds: [aCancel()] }), {
    refundId: 'rf_1',
    transactionKey: 'tx_c1',
  });
  expect(books).toMatchObject({
    changed: [{ refundId: 'rf_1', told: { transactionKey: 'tx_c1' } }],
    foreign: [],
    withheld: 0,
    balanceAmount: 27_500,
  });
});

test('changes nothing when it is told a second time', () => {
  const done = aRefund({ state: 'succeeded', transactionKey: 'tx_c1' });
  expect(bookRefunds(payment, [done], theNews({ refunds: [aCancel()] }))).toEqual({
    changed: [],
    foreign: [],
    withheld: 0,
    balanceAmount: 27_500,
  });
});

test('takes an entry that nobody here asked for as foreign, once', () => {
  const foreign = aCancel({ transactionKey: 'tx_console' });
  expect(bookRefunds(payment, [], theNews({ refunds: [foreign] }))).toEqual({
    changed: [],
    foreign: [foreign],
    withheld: 0,
    balanceAmount: 27_500,
  });
  const known = aRefund({ refundId: 'rf_2', origin: 'provider', state: 'succeeded', transactionKey: 'tx_console' });
  expect(bookRefunds(payment, [known], theNews({ refunds: [foreign] }))).toEqual({
    changed: [],
    foreign: [],
    withheld: 0,
    balanceAmount: 27_500,
  });
});

test('keeps two honest equal refunds two', () => {
  const ours = [aRefund({ state: 'succeeded', transactionKey: 'tx_c1' }), aRefund({ refundId: 'rf_2' })];
  const refunds = [aCancel(), aCancel({ transactionKey: 'tx_c2' })];
  const books = bookRefunds(payment, ours, theNews({ refunds }), { refundId: 'rf_2', transactionKey: 'tx_c2' });
  expect(books).toMatchObject({ changed: [{ refundId: 'rf_2' }], foreign: [], balanceAmount: 22_000 });
});

test('does not call an entry foreign while a refund of ours may be its cause, but counts it', () => {
  const books = bookRefunds(payment, [aRefund()], theNews({ refunds: [aCancel()] }));
  expect(books).toEqual({ changed: [], foreign: [], withheld: 1, balanceAmount: 27_500 });
});

test('an answer that a newer one overtook takes nothing back', () => {
  const ours = [
    aRefund({ state: 'succeeded', transactionKey: 'tx_c1' }),
    aRefund({ refundId: 'rf_2', state: 'succeeded', transactionKey: 'tx_c2' }),
  ];
  expect(bookRefunds(payment, ours, theNews({ refunds: [aCancel()] })).balanceAmount).toBe(22_000);
});

test('a refund that the provider gave up counts for nothing', () => {
  const books = bookRefunds(payment, [aRefund()], theNews({ refunds: [aCancel({ state: 'failed' })] }), {
    refundId: 'rf_1',
    transactionKey: 'tx_c1',
  });
  expect(books).toMatchObject({ changed: [{ refundId: 'rf_1' }], balanceAmount: 33_000 });
});

test('a refund under way at the provider stays open and keeps its money claimed', () => {
  const books = bookRefunds(payment, [aRefund()], theNews({ refunds: [aCancel({ state: 'processing' })] }), {
    refundId: 'rf_1',
    transactionKey: 'tx_c1',
  });
  expect(books).toMatchObject({
    changed: [{ refundId: 'rf_1', told: { state: 'processing' } }],
    balanceAmount: 33_000,
  });
});
