import type { Core } from '@strapi/types';
import { PLUGIN_ID } from '../../../contracts/plugin-id';

const API_TOKEN = 'admin::api-token';
const A_WEEK_MS = 7 * 24 * 60 * 60 * 1000;

type TokenType = 'read-only' | 'full-access' | 'custom';
type MadeToken = { id: number; accessKey: string };
type TokenService = {
  create: (attributes: Record<string, unknown>) => Promise<MadeToken>;
  revoke: (id: number) => Promise<unknown>;
};

const actionId = (action: string): string => (action.includes('::') ? action : `plugin::${PLUGIN_ID}.${action}`);

/** Makes Strapi API tokens. Each answer is the secret that goes behind `bearer`. */
export const createTokens = (strapi: Core.Strapi) => {
  let made = 0;
  const service = (): TokenService => strapi.service(API_TOKEN) as unknown as TokenService;

  const make = (type: TokenType, more: Record<string, unknown> = {}): Promise<MadeToken> => {
    made += 1;
    return service().create({ name: `${type} ${made}`, description: '', type, lifespan: null, ...more });
  };
  const secret = async (token: Promise<MadeToken>): Promise<string> => (await token).accessKey;

  return {
    readOnly: () => secret(make('read-only')),
    fullAccess: () => secret(make('full-access')),
    /** Actions as `order.find`, or whole ids (`plugin::…`, `api::…`). */
    custom: (actions: readonly string[]) => secret(make('custom', { permissions: actions.map(actionId) })),
    /** A full-access token whose week is over. */
    expired: async (): Promise<string> => {
      const token = await make('full-access', { lifespan: A_WEEK_MS });
      await strapi.db
        .query(API_TOKEN)
        .update({ where: { id: token.id }, data: { expiresAt: String(Date.now() - 1000) } });
      return token.accessKey;
    },
    /** A full-access token that was taken back. */
    revoked: async (): Promise<string> => {
      const token = await make('full-access');
      await service().revoke(token.id);
      return token.accessKey;
    },
  };
};

export type Tokens = ReturnType<typeof createTokens>;
