import type { Core } from '@strapi/strapi';
import type { RightsRepository, RoleRow, TokenRow } from './rights-port';
import { withoutValuesIn } from './row-errors';

type StoredToken = Omit<TokenRow, 'kind' | 'actions' | 'lastUsedAt' | 'expiresAt' | 'createdAt'> & {
  kind: TokenRow['kind'] | null;
  lastUsedAt: string | null;
  expiresAt: string | null;
  createdAt: string;
  permissions?: { action: string }[];
  adminPermissions?: { action: string }[];
};

/** Strapi keeps times as text; on SQLite one that was written by hand may come back as a number in a text. */
const timeOf = (text: string | null): number | null => {
  if (text === null || text === undefined) return null;
  const time = /^\d+$/.test(String(text)) ? Number(text) : Date.parse(text);
  return Number.isNaN(time) ? null : time;
};

/** Named one by one: a token's row has its hash, and the sealed token, beside them. */
const TOKEN_FIELDS = ['id', 'kind', 'name', 'description', 'type', 'lastUsedAt', 'expiresAt', 'createdAt'];

const tokenOf = (row: StoredToken): TokenRow => ({
  id: row.id,
  kind: row.kind ?? 'content-api',
  name: row.name,
  description: row.description || null,
  type: row.type,
  actions: [...(row.permissions ?? []), ...(row.adminPermissions ?? [])].map(({ action }) => action),
  lastUsedAt: timeOf(row.lastUsedAt),
  expiresAt: timeOf(row.expiresAt),
  createdAt: timeOf(row.createdAt) ?? 0,
});

/** Reads Strapi's roles and tokens. Never writes them: they are Strapi's. */
export const createRightsRepository = (strapi: Core.Strapi): RightsRepository => {
  const rolesWhere = async (where: Record<string, unknown>): Promise<RoleRow[]> => {
    const rows = await strapi.db
      .query('admin::role')
      .findMany({ select: ['id', 'name'], where, orderBy: { id: 'asc' } });
    return rows.map(({ id, name }) => ({ id, name }));
  };

  return withoutValuesIn('strapi_roles_and_tokens', {
    roles: () => rolesWhere({}),
    rolesWith: (right) => rolesWhere({ permissions: { action: right } }),

    async tokens() {
      const rows = await strapi.db.query('admin::api-token').findMany({
        select: TOKEN_FIELDS,
        populate: { permissions: { select: ['action'] }, adminPermissions: { select: ['action'] } },
        orderBy: { id: 'asc' },
      });
      return (rows as StoredToken[]).map(tokenOf);
    },
  });
};
