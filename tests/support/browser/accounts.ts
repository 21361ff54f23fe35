import type { Language } from './languages';
import type { Account } from './panel';
import type { Ready } from './playground.mjs';

type Body<Data> = { data: Data };

/** Speaks with the panel's API as the seeded administrator, to make the people that a test needs. */
const createAdminApi = async ({ strapi, adminUser }: Ready) => {
  const send = async <Data>(method: string, path: string, body?: unknown, token?: string): Promise<Data> => {
    const response = await fetch(`${strapi}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (JSON.parse(text) as Body<Data>).data;
  };
  const { token } = await send<{ token: string }>('POST', '/admin/login', adminUser);
  return {
    get: <Data>(path: string) => send<Data>('GET', path, undefined, token),
    post: <Data>(path: string, body: unknown) => send<Data>('POST', path, body, token),
    put: <Data>(path: string, body: unknown) => send<Data>('PUT', path, body, token),
    /** Without a login: a person who was invited chooses a password. */
    register: (body: unknown) => send<unknown>('POST', '/admin/register', body),
  };
};

export type AdminApi = Awaited<ReturnType<typeof createAdminApi>>;

/** A right to documents of a type, with all their fields: `subject` is the type's uid. */
export type DocumentRight = { action: string; subject: string; properties: { fields: string[] } };

type Role = { id: number; code: string };
export type RoleCode = 'strapi-super-admin' | 'strapi-editor' | 'strapi-author';

const PASSWORD = 'Tests-Only-1';

/** Makes people of the panel. Every worker of jest has its own, so that none waits for another. */
export const createPeople = async (ready: Ready) => {
  const api = await createAdminApi(ready);
  const name = `${process.env['JEST_WORKER_ID'] ?? '0'}-${Date.now().toString(36)}`;
  let made = 0;

  const invite = async (language: Language, roleId: number): Promise<Account> => {
    made += 1;
    const email = `person-${name}-${made}@example.com`;
    const person = {
      email,
      firstname: 'Test',
      lastname: `Person ${made}`,
      preferedLanguage: language,
      roles: [roleId],
    };
    const { registrationToken } = await api.post<{ registrationToken: string }>('/admin/users', person);
    const userInfo = { firstname: person.firstname, lastname: person.lastname, password: PASSWORD };
    await api.register({ registrationToken, userInfo });
    return { email, password: PASSWORD };
  };

  const makeRole = async () => {
    const { id } = await api.post<Role>('/admin/roles', { name: `Role ${name}-${made}`, description: 'For a test' });
    const give = async (rights: readonly (string | DocumentRight)[]): Promise<void> => {
      const permissions = rights.map((right) => ({
        ...(typeof right === 'string' ? { action: right, subject: null, properties: {} } : right),
        conditions: [],
      }));
      await api.put(`/admin/roles/${id}/permissions`, { permissions });
    };
    return { id, give };
  };

  return {
    api,
    /** A person with one of Strapi's own roles. */
    withRole: async (language: Language, code: RoleCode): Promise<Account> => {
      const roles = await api.get<Role[]>('/admin/roles');
      const role = roles.find((each) => each.code === code);
      if (!role) throw new Error(`No role ${code}`);
      return invite(language, role.id);
    },
    /** A person whose only rights are these. */
    withRights: async (language: Language, rights: readonly (string | DocumentRight)[]): Promise<Account> => {
      const role = await makeRole();
      await role.give(rights);
      return invite(language, role.id);
    },
    /** A person whose rights change while they are there: the panel learns of it with the next page it loads. */
    withChangeableRights: async (language: Language) => {
      const { id, give } = await makeRole();
      return { account: await invite(language, id), give };
    },
  };
};

export type People = Awaited<ReturnType<typeof createPeople>>;
