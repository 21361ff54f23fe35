import type { Core } from '@strapi/types';
import { createApiClient, type ApiClient, type Exchange } from './api';

export type AdminRole = 'strapi-super-admin' | 'strapi-editor' | 'strapi-author';
export type AdminAccount = { id: number; email: string; password: string };

/** Of every account that the tests make. */
export const ADMIN_PASSWORD = 'Tests-Only-1';

type Creator = { create: (attributes: Record<string, unknown>) => Promise<{ id: number }> };

const registerAccount = async (strapi: Core.Strapi, email: string, roleIds: number[]): Promise<AdminAccount> => {
  const service = strapi.service('admin::user') as unknown as Creator;
  const user = await service.create({
    email,
    firstname: 'Test',
    lastname: 'Admin',
    password: ADMIN_PASSWORD,
    isActive: true,
    registrationToken: null,
    roles: roleIds,
  });
  return { id: user.id, email, password: ADMIN_PASSWORD };
};

/** Makes admin users and logs them in; one login an account is kept, since Strapi counts logins. */
export const createAdmins = (strapi: Core.Strapi, url: string, listen: (exchange: Exchange) => void) => {
  const clients = new Map<string, Promise<ApiClient>>();
  let made = 0;

  const login = async ({ email, password }: AdminAccount): Promise<ApiClient> => {
    const body = { email, password };
    const answer = await createApiClient(url, null).post<{ token: string }>('/admin/login', body);
    if (answer.status !== 200) throw new Error(`Login of ${email} failed: ${answer.status} ${answer.text}`);
    return createApiClient(url, answer.body.data.token, listen);
  };

  const roleId = async (code: string): Promise<number> => {
    const role = (await strapi.db.query('admin::role').findOne({ where: { code } })) as { id: number } | null;
    if (!role) throw new Error(`No role ${code}`);
    return role.id;
  };

  return {
    /** An account with one of Strapi's own roles. */
    account: async (role: AdminRole = 'strapi-super-admin'): Promise<AdminAccount> => {
      made += 1;
      return registerAccount(strapi, `admin-${made}@example.com`, [await roleId(role)]);
    },
    /** An account whose only rights are `actions`: ids of settings and plugin permissions. */
    accountWith: async (actions: readonly string[]): Promise<AdminAccount> => {
      made += 1;
      const roles = strapi.service('admin::role') as unknown as Creator & {
        assignPermissions: (id: number, permissions: unknown[]) => Promise<unknown>;
      };
      const role = await roles.create({ name: `Role ${made}`, description: '' });
      const permissions = actions.map((action) => ({ action, subject: null, properties: {}, conditions: [] }));
      await roles.assignPermissions(role.id, permissions);
      return registerAccount(strapi, `admin-${made}@example.com`, [role.id]);
    },
    /** A client that is logged in as this account: paths such as `/commerce-payments/key-sets`. */
    login: (account: AdminAccount): Promise<ApiClient> => {
      const known = clients.get(account.email) ?? login(account);
      clients.set(account.email, known);
      return known;
    },
  };
};

export type Admins = ReturnType<typeof createAdmins>;
