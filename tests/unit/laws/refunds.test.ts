import fc from 'fast-check';
import { isCommerceError } from '../../../server/src/domain/errors';
import { checkAfter, depositCheckAt, isPastLastStep } from '../../../server/src/domain/check-times';
import { addAmounts, isAmount, MAX_AMOUNT, multiplyAmount } from '../../../server/src/domain/money';
import { decideRefund, type Refund } from '../../../server/src/domain/refund';
import { echoOf } from '../../../server/src/domain/refund-echo';
import { LAST_OUTCOMES, READ_OUTCOMES, repeatRule } from '../../../server/src/domain/repeat-rules';
import { entries, rowsBeside } from '../../support/laws/values';
import { aPayment, aRefund } from '../../support/money-values';

const numRuns = Math.ceil(Number(process.env['LAW_RUNS'] ?? 10_000) / 10);

const wishes = fc.array(
  fc.record({
    amount: fc.option(fc.integer({ min: 1, max: 40_000 }), { nil: undefined }),
    taxFreeAmount: fc.option(fc.integer({ min: 0, max: 12_000 }), { nil: undefined }),
    end: fc.constantFrom('requested', 'succeeded', 'failed', 'processing'),
  }),
  { maxLength: 12 }
);

test('laws: no row of refunds, however they end, gives back more than was paid or than was free of tax', () => {
  fc.assert(
    fc.property(wishes, fc.integer({ min: 0, max: 33_000 }), (row, taxFreeAmount) => {
      const made: Refund[] = [];
      const sumOf = (field: 'amount' | 'taxFreeAmount', states: readonly string[]): number =>
        made.filter(({ state }) => states.includes(state)).reduce((sum, refund) => sum + refund[field], 0);
      for (const { end, ...wish } of row) {
        const balanceAmount = 33_000 - sumOf('amount', ['succeeded']);
        const state = balanceAmount === 0 ? 'refunded' : balanceAmount < 33_000 ? 'partially_refunded' : 'paid';
        try {
          const decided = decideRefund(aPayment({ state, balanceAmount, taxFreeAmount }), made, {
            ...wish,
            hasAccount: false,
          });
          made.push(aRefund({ ...decided, refundId: `rf_${made.length}`, state: end }));
        } catch (error) {
          if (!isCommerceError(error)) throw error;
        }
        expect(sumOf('amount', ['requested', 'processing', 'succeeded'])).toBeLessThanOrEqual(33_000);
        expect(sumOf('taxFreeAmount', ['requested', 'processing', 'succeeded'])).toBeLessThanOrEqual(taxFreeAmount);
      }
    }),
    { numRuns }
  );
});

const lists = entries.chain((list) => fc.record({ list: fc.constant(list), ours: rowsBeside(list) }));

test('laws: what a lost refund is taken for is its own amount and reason, and nobody else’s', () => {
  fc.assert(
    fc.property(lists, ({ list, ours }) => {
      const rows = [...ours];
      for (const refund of ours.filter(({ transactionKey }) => transactionKey === null)) {
        const echo = echoOf(refund, { refunds: list }, rows, refund.requestedAt);
        if (echo.kind !== 'found') continue;
        const { transactionKey } = echo.own;
        expect(echo.own.refundId).toBe(refund.refundId);
        expect(rows.some((row) => row.transactionKey === transactionKey)).toBe(false);
        const entry = list.find((told) => told.transactionKey === transactionKey);
        expect(entry).toMatchObject({ amount: refund.amount, reason: refund.reason });
        expect(entry?.state).not.toBe('failed');
        rows.splice(rows.indexOf(refund), 1, { ...refund, state: 'succeeded', transactionKey });
      }
    }),
    { numRuns }
  );
});

const cases = fc.record({
  call: fc.constantFrom('confirm' as const, 'refund' as const),
  last: fc.constantFrom(...LAST_OUTCOMES),
  read: fc.constantFrom(...READ_OUTCOMES),
  repeatsOfThisKey: fc.nat(20),
  isWindowOpen: fc.boolean(),
  isKeyRemembered: fc.boolean(),
  isCorrected: fc.boolean(),
});

test('laws: no new key without a read that shows nothing executed, the same one while the outcome is not known', () => {
  fc.assert(
    fc.property(cases, (what) => {
      const decision = repeatRule(what);
      if (decision.do.startsWith('repeat')) expect(what.read).toBe('not_executed');
      if (what.read === 'executed') expect(decision.do).toBe('converge');
      const isUnknown = what.last === 'still_processing' || (what.last === 'no_answer' && what.isKeyRemembered);
      if (isUnknown) expect(decision.do).not.toBe('repeat_new_key');
      if (isUnknown && what.read === 'unreadable') expect(decision.do).toBe('wait');
    }),
    { numRuns }
  );
});

test('laws: checks come ever more rarely, and never stop', () => {
  fc.assert(
    fc.property(fc.nat(1_000), (attempts) => {
      expect(checkAfter(attempts)).toBeGreaterThan(0);
      expect(checkAfter(attempts + 1)).toBeGreaterThanOrEqual(checkAfter(attempts));
      if (isPastLastStep(attempts)) expect(isPastLastStep(attempts + 1)).toBe(true);
    }),
    { numRuns }
  );
});

test('laws: an account is asked about within the hour, and within a minute of its end', () => {
  const time = fc.integer({ min: 0, max: 10_000_000 });
  fc.assert(
    fc.property(time, fc.option(time), (now, dueAt) => {
      const at = depositCheckAt(now, dueAt);
      expect(at).toBeGreaterThan(now);
      expect(at).toBeLessThanOrEqual(now + 3_600_000);
      if (dueAt !== null && dueAt >= now) expect(at).toBeLessThanOrEqual(dueAt + 60_000);
    }),
    { numRuns }
  );
});

test('laws: amounts add and multiply exactly, or not at all', () => {
  const amount = fc.oneof(fc.maxSafeNat(), fc.nat(100_000));
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      const exact = (sum: bigint): number | null => (sum <= BigInt(MAX_AMOUNT) ? Number(sum) : null);
      expect(addAmounts(a, b)).toBe(exact(BigInt(a) + BigInt(b)));
      expect(multiplyAmount(a, b)).toBe(exact(BigInt(a) * BigInt(b)));
      expect(isAmount(a)).toBe(true);
    }),
    { numRuns }
  );
});
