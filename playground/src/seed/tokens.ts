import type { Core } from '@strapi/strapi';

import type { Tokens } from './remembered';

type TokenService = {
  hash: (accessKey: string) => string;
  exists: (where: { accessKey: string }) => Promise<boolean>;
  create: (token: Record<string, unknown>) => Promise<{ accessKey: string }>;
};

const FIND_PRODUCTS = ['plugin::commerce-payments.product.find', 'plugin::commerce-payments.product.findOne'];

const WANTED = {
  readOnly: { name: 'Playground read-only', description: 'Printed by npm start.', type: 'read-only' },
  fullAccess: {
    name: 'Playground full-access',
    description: 'Printed by npm start; the shop page takes orders and refunds with it, on the server.',
    type: 'full-access',
  },
  shop: {
    name: 'Playground shop page',
    description: 'In every visitor’s browser, so it may find products and nothing else: orders carry names and e-mails.',
    type: 'custom',
    permissions: FIND_PRODUCTS,
  },
} satisfies Record<keyof Tokens, Record<string, unknown>>;

/** A known token that the database still takes, or a new one in the place of the one that was lost. */
const seedToken = async (strapi: Core.Strapi, kind: keyof Tokens, known: string | undefined): Promise<string> => {
  const tokens = strapi.service('admin::api-token') as TokenService;
  if (known && (await tokens.exists({ accessKey: tokens.hash(known) }))) return known;
  await strapi.db.query('admin::api-token').deleteMany({ where: { name: WANTED[kind].name } });
  return (await tokens.create({ ...WANTED[kind], lifespan: null })).accessKey;
};

/** The playground's API tokens; those of an earlier run stay good. */
export const seedTokens = async (strapi: Core.Strapi, known: Partial<Tokens> = {}): Promise<Tokens> => ({
  readOnly: await seedToken(strapi, 'readOnly', known.readOnly),
  fullAccess: await seedToken(strapi, 'fullAccess', known.fullAccess),
  shop: await seedToken(strapi, 'shop', known.shop),
});
