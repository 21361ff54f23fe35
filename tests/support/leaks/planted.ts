import { ENCRYPTION_KEY } from '../host/app-folder';
import { ADMIN_PASSWORD } from '../host/admins';
import type { Secret } from './search';
import {
  ACCOUNT,
  NEXT_SECURITY_KEY,
  OLDER_VAULT_KEY,
  REFERRED,
  SECURITY_KEY,
  secretKeyOf,
  VAULT_KEY,
  type PlantedShop,
} from './story';

type TokenRow = { id: number; accessKey: string; encryptedKey: string | null };

/** What Strapi keeps of its tokens and passwords, in tables of its own; an export takes tokens along. */
const STRAPIS_OWN = /^table (strapi_api_tokens|admin_users)$|^the file of SQLite$|^a file of strapi export$/;

const strapisHashes = async ({ host: { strapi } }: PlantedShop): Promise<Secret[]> => {
  const tokens = (await strapi.db.query('admin::api-token').findMany({
    select: ['id', 'accessKey', 'encryptedKey'],
  })) as TokenRow[];
  const users = (await strapi.db.query('admin::user').findMany({ select: ['id', 'password'] })) as {
    id: number;
    password: string;
  }[];
  return [
    ...tokens.map(({ id, accessKey }) => ({ name: `hash of token ${id}`, value: accessKey })),
    ...tokens.flatMap(({ id, encryptedKey: value }) => (value ? [{ name: `sealed token ${id}`, value }] : [])),
    ...users.map(({ id, password }) => ({ name: `hash of the password of ${id}`, value: password })),
  ].map((secret) => ({ ...secret, belongsTo: STRAPIS_OWN }));
};

const loginToken = async ({ host }: PlantedShop): Promise<string> => {
  const { email, password } = await host.admins.account();
  const { body } = await host.http().post<{ token: string }>('/admin/login', { email, password });
  return body.data.token;
};

/** The bytes behind a text in base64, as they would look in hexadecimal. */
const inHex = (base64: string): string => Buffer.from(base64, 'base64').toString('hex');

/** Every secret of the shop and of its host, as it is now. */
export const plantedSecrets = async (shop: PlantedShop, webhookSecret: string): Promise<Secret[]> => {
  const endpointSecrets = shop.endpointSecrets.map((value) => value.replace(/^whsec_/, ''));
  return [
    { name: 'widget secret key, previous', value: secretKeyOf('widget') },
    { name: 'widget secret key', value: shop.reissued },
    { name: 'API secret key', value: secretKeyOf('api') },
    { name: 'secret key of a variable', value: REFERRED.value },
    { name: 'security key, previous', value: SECURITY_KEY },
    { name: 'security key', value: NEXT_SECURITY_KEY },
    { name: 'vault key', value: VAULT_KEY },
    { name: 'older vault key', value: OLDER_VAULT_KEY },
    { name: 'encryption key of Strapi', value: ENCRYPTION_KEY },
    { name: 'refund account', value: ACCOUNT.accountNumber },
    { name: 'API token', value: shop.token },
    { name: 'admin token', value: shop.adminToken },
    { name: 'login', value: await loginToken(shop) },
    { name: 'password of the panel', value: ADMIN_PASSWORD },
    ...(['widget', 'api'] as const).map((kind) => ({
      name: `hook token, ${kind}`,
      value: shop.addressOf(kind).split('/').at(-1)!,
    })),
    ...endpointSecrets.map((value) => ({ name: 'endpoint secret', value })),
    ...endpointSecrets.map((value) => ({ name: 'bytes of an endpoint secret', value: inHex(value) })),
    { name: 'payment webhook secret', value: webhookSecret },
    ...(await strapisHashes(shop)),
  ];
};
