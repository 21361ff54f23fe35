import { createApiTokens } from '../../../server/src/services/api-tokens';
import type { TokenRow } from '../../../server/src/repositories/rights-port';

const NOW = Date.UTC(2026, 10, 21);
const DAY_MS = 24 * 60 * 60 * 1000;

const token = (change: Partial<TokenRow>): TokenRow => ({
  ...{ id: 1, kind: 'content-api', name: 'shop', description: null, type: 'custom', actions: [] },
  ...{ lastUsedAt: NOW - DAY_MS, expiresAt: NOW + DAY_MS, createdAt: NOW - 100 * DAY_MS },
  ...change,
});
const listed = (...tokens: TokenRow[]) =>
  createApiTokens({ rights: { tokens: async () => tokens }, clock: () => NOW }).list();
const ours = (...actions: string[]) => actions.map((action) => `plugin::commerce-payments.${action}`);

test('lists tokens that can move money, and no other', async () => {
  const tokens = await listed(
    token({ id: 1, type: 'read-only' }),
    token({ id: 2, type: 'full-access' }),
    token({ id: 3, actions: ours('order.find', 'product.find') }),
    token({ id: 4, actions: ours('order.find', 'refund.create', 'order.create') }),
    token({ id: 5, actions: ['api::shop.refund.create'] }),
    token({ id: 6, kind: 'admin', type: null, actions: ours('refunds.create', 'audit.read') }),
    token({ id: 7, kind: 'admin', type: null, actions: ours('keys.read') })
  );
  expect(tokens.map(({ id, type, actions }) => [id, type, actions])).toEqual([
    [2, 'full-access', ['order.create', 'order.cancel', 'payment.confirm', 'refund.create']],
    [4, 'custom', ['order.create', 'refund.create']],
    [6, null, ['audit.read', 'refunds.create']],
  ]);
});

test.each([
  ['nothing', {}, []],
  ['full access', { type: 'full-access' as const }, ['full_access']],
  ['no end', { expiresAt: null }, ['never_expires']],
  ['both', { type: 'full-access' as const, expiresAt: null }, ['full_access', 'never_expires']],
  ['an end that has come', { type: 'full-access' as const, expiresAt: NOW }, ['expired']],
  ['a long silence', { lastUsedAt: NOW - 91 * DAY_MS }, ['long_unused']],
  ['no use since it was made', { lastUsedAt: null }, ['long_unused']],
  ['no use yet', { lastUsedAt: null, createdAt: NOW }, []],
])('advises about %s', async (_what, change, advice) => {
  expect((await listed(token({ actions: ours('refund.create'), ...change })))[0]?.advice).toEqual(advice);
});
