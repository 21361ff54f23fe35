import { changedColumn } from '../../../server/src/repositories/changed-column';
import { aPayment, aRefund } from '../../support/money-values';
import { filesBelow, read } from '../../support/source-files';

describe('the column by which sums find what changed', () => {
  it.each([
    ['a new payment', aPayment()],
    ['a new refund', aRefund()],
    ['a state', { state: 'paid' as const }],
    ['the time of an approval that is taken back', { approvedAt: null }],
    ['money that no order waits for', { isSurplus: true }],
    ['a method', { method: 'card' as const }],
    ['the time of a refund', { doneAt: 3 }],
  ])('is written with %s', (_what, change) => {
    expect(changedColumn(change, 7)).toEqual({ changedAt: 7 });
  });

  it('is left alone by what is not counted', () => {
    expect(changedColumn({ nextCheckAt: 3, attempts: 1, problem: null }, 7)).toEqual({});
  });
});

describe('who writes rows that sums are made of', () => {
  const NAMED = /UID\.(payment|refund|orderLine)\b|commerce_(payments|refunds|order_lines)\b/;
  const WRITES = /\.(update|updateMany|create|createMany|insert|delete|deleteMany|increment|decrement)\(/;
  const writers = () =>
    filesBelow('server/src').filter(
      (file) => NAMED.test(read(file)) && WRITES.test(read(file)) && file.endsWith('.ts')
    );

  it('is known: one more must say when something changed, or stand here with the reason why it need not', () => {
    expect(writers()).toEqual([
      // Key sets alone: payments are read.
      'server/src/repositories/key-sets.ts',
      // Stock that is held.
      'server/src/repositories/offers.ts',
      // Lines are sold when their payment is written, in the same transaction.
      'server/src/repositories/orders.ts',
      'server/src/repositories/payments.ts',
      'server/src/repositories/refunds.ts',
      // Sums alone.
      'server/src/repositories/sales-sums.ts',
    ]);
  });

  it.each(['payments', 'refunds'])('says so each time: %s', (name) => {
    const source = read(`server/src/repositories/${name}.ts`);
    const writes = source.match(/(\.(createMany|updateMany|insertUnlessThere)|\brows\.(insert|update))\(/g) ?? [];
    expect(source.match(/changedColumn\(/g)).toHaveLength(writes.length);
    expect(writes.length).toBeGreaterThanOrEqual(2);
  });
});
