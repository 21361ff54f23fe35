import { MONEY_ACTIONS, type ApiTokenView, type TokenAdvice } from '../../../contracts/api-tokens';
import { PERMISSIONS } from '../../../contracts/permissions';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import type { RightsRepository, TokenRow } from '../repositories/rights-port';
import type { Clock } from './clock';

export type ApiTokensPorts = { rights: Pick<RightsRepository, 'tokens'>; clock: Clock };

const PREFIX = `plugin::${PLUGIN_ID}.`;
const NINETY_DAYS_MS = 90 * 24 * 60 * 60 * 1000;

const short = (action: string): string => action.slice(PREFIX.length);
const isoOf = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

/** What of ours a token may do that is worth a look; nothing: the token is not listed. */
const actionsOf = ({ kind, type, actions }: TokenRow): string[] => {
  const ours = actions.filter((action) => action.startsWith(PREFIX));
  // The routes of the panel that an admin token reaches let money move under one right; its others are said beside it.
  if (kind === 'admin') return ours.includes(PERMISSIONS.refundsCreate) ? ours.map(short).sort() : [];
  if (type === 'full-access') return [...MONEY_ACTIONS];
  if (type === 'custom') return MONEY_ACTIONS.filter((action) => ours.includes(`${PREFIX}${action}`));
  return [];
};

const adviceOf = ({ kind, type, lastUsedAt, expiresAt, createdAt }: TokenRow, now: number): TokenAdvice[] => {
  if (expiresAt !== null && expiresAt <= now) return ['expired'];
  const isUnused = (lastUsedAt ?? createdAt) < now - NINETY_DAYS_MS;
  return [
    ...(type === 'full-access' && kind === 'content-api' ? (['full_access'] as const) : []),
    ...(kind === 'admin' ? (['admin_token'] as const) : []),
    ...(expiresAt === null ? (['never_expires'] as const) : []),
    ...(isUnused ? (['long_unused'] as const) : []),
  ];
};

/** Strapi's API tokens, as far as they can move money. Neither a token nor its hash is read. */
export const createApiTokens = ({ rights, clock }: ApiTokensPorts) => ({
  /** The oldest first, as Strapi numbers them. */
  async list(): Promise<ApiTokenView[]> {
    const now = clock();
    return (await rights.tokens()).flatMap((token) => {
      const actions = actionsOf(token);
      if (actions.length === 0) return [];
      const { id, kind, name, description, lastUsedAt, expiresAt } = token;
      const type = kind === 'content-api' && token.type !== 'read-only' ? token.type : null;
      const times = { lastUsedAt: isoOf(lastUsedAt), expiresAt: isoOf(expiresAt) };
      return [{ id, kind, name, description, type, actions, ...times, advice: adviceOf(token, now) }];
    });
  },
});

export type ApiTokens = ReturnType<typeof createApiTokens>;
