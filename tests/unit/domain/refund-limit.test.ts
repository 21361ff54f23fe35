import fc from 'fast-check';
import {
  checkRefundLimit,
  koreanDayStart,
  limitOf,
  requesterOf,
  type StoredRefundLimit,
} from '../../../server/src/domain/refund-limit';

const role = (id: number, perRefund: number | null, perDay: number | null): StoredRefundLimit => ({
  ...{ kind: 'role', id, currency: 'KRW', perRefund, perDay },
  ...{ version: 1, modifiedAt: 0, modifiedBy: null },
});
const roles = (...ids: number[]) => ids.map((id) => ({ kind: 'role', id }) as const);

describe('the day', () => {
  it.each([
    ['2026-11-20T15:00:00.000Z', '2026-11-20T15:00:00.000Z'],
    ['2026-11-20T14:59:59.999Z', '2026-11-19T15:00:00.000Z'],
    ['2026-11-21T00:00:00.000Z', '2026-11-20T15:00:00.000Z'],
  ])('at %s began in Korea at %s', (now, start) => {
    expect(new Date(koreanDayStart(Date.parse(now))).toISOString()).toBe(start);
  });
});

describe('the limit of somebody with several roles', () => {
  it('is none without roles, and none where nothing is set', () => {
    expect(limitOf([], [role(1, 10, 10)])).toEqual({ perRefund: null, perDay: null });
    expect(limitOf(roles(1), [])).toEqual({ perRefund: null, perDay: null });
  });

  it('is the most generous of each figure, and a role without a limit lifts it', () => {
    expect(limitOf(roles(1), [role(1, 10, 100)])).toEqual({ perRefund: 10, perDay: 100 });
    expect(limitOf(roles(1, 2), [role(1, 10, 100), role(2, 20, 50)])).toEqual({ perRefund: 20, perDay: 100 });
    expect(limitOf(roles(1, 2), [role(1, 10, 100), role(2, null, 50)])).toEqual({ perRefund: null, perDay: 100 });
    expect(limitOf(roles(1, 2), [role(1, 10, 100)])).toEqual({ perRefund: null, perDay: null });
  });

  it('takes no limit of a token for one of a role with the same number', () => {
    expect(limitOf([{ kind: 'api_token', id: 1 }], [role(1, 10, 10)])).toEqual({ perRefund: null, perDay: null });
  });
});

describe('a refund within its limit', () => {
  const wish = (amount: number, usedToday = 0) => ({ amount, usedToday, currency: 'KRW' }) as const;
  const limit = { perRefund: 100, perDay: 250 };

  it('passes up to the very amount, of one refund and of the day', () => {
    expect(() => checkRefundLimit(limit, wish(100))).not.toThrow();
    expect(() => checkRefundLimit(limit, wish(100, 150))).not.toThrow();
    expect(() => checkRefundLimit({ perRefund: null, perDay: null }, wish(2 ** 53 - 1))).not.toThrow();
  });

  it.each([
    ['perRefund', wish(101), { asked: 101, allowed: 100, leftToday: 250 }],
    ['perDay', wish(100, 151), { asked: 100, allowed: 250, leftToday: 99 }],
    ['perDay', wish(1, 300), { asked: 1, allowed: 250, leftToday: 0 }],
  ])('is refused over %s, and says by how much', (name, asked, details) => {
    expect(() => checkRefundLimit(limit, asked)).toThrow(
      expect.objectContaining({
        code: 'REFUND_LIMIT_EXCEEDED',
        details: { limit: name, currency: 'KRW', ...details },
      })
    );
  });

  it('allows nothing at all with a limit of 0', () => {
    expect(() => checkRefundLimit({ perRefund: 0, perDay: null }, wish(1))).toThrow();
    expect(() => checkRefundLimit({ perRefund: null, perDay: 0 }, wish(1))).toThrow();
  });

  it('never lets a day go over its limit, in whatever parts it is asked for', () => {
    const amount = fc.integer({ min: 1, max: 1_000 });
    fc.assert(
      fc.property(fc.array(amount), amount, (amounts, perDay) => {
        let usedToday = 0;
        for (const one of amounts) {
          try {
            checkRefundLimit({ perRefund: null, perDay }, wish(one, usedToday));
            usedToday += one;
          } catch {
            expect(usedToday + one).toBeGreaterThan(perDay);
          }
        }
        expect(usedToday).toBeLessThanOrEqual(perDay);
      })
    );
  });
});

test('a refund counts for the token or the person who asked', () => {
  expect(requesterOf({ kind: 'token', id: 3, name: 'shop' })).toBe('api_token:3');
  expect(requesterOf({ kind: 'admin', id: 3, name: 'A', roles: [1] })).toBe('admin_user:3');
  expect(requesterOf({ kind: 'user', id: 3 })).toBe('end_user:3');
  expect(requesterOf({ kind: 'guest' })).toBeNull();
});
