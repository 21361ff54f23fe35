import { changedColumn } from '../../../server/src/repositories/changed-column';
import { aPayment, aRefund } from '../../support/money-values';

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
