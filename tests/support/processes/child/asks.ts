import { SYSTEM } from '../../../../server/src/domain/actor';
import type { Core } from '@strapi/types';
import { PLUGIN_ID } from '../../../../contracts/plugin-id';
import type { KeySetInput } from '../../../../contracts/settings';
import type { Services } from '../../../../server/src/services';
import { createTokens } from '../../host/tokens';
import type { Ask, FlowWish, ToProcess } from '../protocol';
import { asFlow, stepsOf, tellParent } from './flows';

export type SeedWish = { keySets: KeySetInput[]; products: { name: string; price: number; stock: number | null }[] };
/** `hookPaths`: where the provider's webhooks go, by the kind of the key set. */
export type Seeded = { fullAccess: string; readOnly: string; products: string[]; hookPaths: Record<string, string> };
/** Methods of services of ours, one after the other, as one flow; `isJob`: they are told that they may always go on. */
export type RunWish = { calls: { service: keyof Services; method: string; isJob?: boolean }[]; flow: FlowWish };
/** What a method throws is caught by nobody: as a rejection, or as an exception at the top of a turn. */
export type CrashWish = CallWish & { as: 'rejection' | 'exception' };

type Documents = {
  create: (params: unknown) => Promise<{ documentId: string }>;
  publish: (params: unknown) => Promise<unknown>;
};
type Method = (...args: readonly unknown[]) => unknown;
export type CallWish = { service: keyof Services; method: string; args: readonly unknown[] };

const serviceIn = <Name extends keyof Services>(strapi: Core.Strapi, name: Name): Services[Name] =>
  strapi.plugin(PLUGIN_ID).service(name) as unknown as Services[Name];

const publish = async (strapi: Core.Strapi, { stock, ...data }: SeedWish['products'][number]): Promise<string> => {
  const documents = strapi.documents(`plugin::${PLUGIN_ID}.product` as never) as unknown as Documents;
  const { documentId } = await documents.create({ data: { currency: 'KRW', taxFree: false, ...data } });
  await documents.publish({ documentId });
  if (stock !== null) await serviceIn(strapi, 'catalogue').changeStock(documentId, { set: stock }, SYSTEM);
  return documentId;
};

const seed = async (strapi: Core.Strapi, { keySets, products }: SeedWish): Promise<Seeded> => {
  for (const keySet of keySets) await serviceIn(strapi, 'keySets').create(keySet, SYSTEM);
  const published: string[] = [];
  for (const product of products) published.push(await publish(strapi, product));
  const tokens = createTokens(strapi);
  const addresses = await serviceIn(strapi, 'keySets').webhookAddresses();
  return {
    fullAccess: await tokens.fullAccess(),
    readOnly: await tokens.readOnly(),
    products: published,
    hookPaths: Object.fromEntries(addresses.map(({ kind, path }) => [kind, path])),
  };
};

const run = (strapi: Core.Strapi, { calls, flow }: RunWish): Promise<readonly string[]> =>
  asFlow(flow, async () => {
    for (const { service, method, isJob } of calls) {
      await (serviceIn(strapi, service) as unknown as Record<string, Method>)[method]?.(...(isJob ? [() => true] : []));
    }
    return stepsOf(flow.name);
  });

/** One method of a service of ours, and its answer. */
const call = async (strapi: Core.Strapi, { service, method, args }: CallWish): Promise<unknown> =>
  (serviceIn(strapi, service) as unknown as Record<string, Method>)[method]?.(...args);

/** Has a method fail where nobody catches it. Answers before: the process ends by it. */
const crash = async (strapi: Core.Strapi, { as, ...wish }: CrashWish): Promise<void> => {
  setImmediate(() => {
    const failing = call(strapi, wish);
    if (as === 'rejection') return void failing;
    failing.catch((error: unknown) =>
      setImmediate(() => {
        throw error;
      })
    );
  });
};

/** Lets the time to pay for this order be over. */
const lapse = (strapi: Core.Strapi, orderId: string): Promise<unknown> =>
  strapi.db.query(`plugin::${PLUGIN_ID}.order`).updateMany({ where: { orderId }, data: { expiresAt: 1 } });

/** Lets the time pass after which a process that died is known to be dead: what it had claimed is due again. */
export const letTimePass = async (strapi: Core.Strapi): Promise<void> => {
  const isDue = (uid: string, column: string): Promise<unknown> =>
    strapi.db.query(uid).updateMany({ where: { [column]: { $notNull: true } }, data: { [column]: 1 } });
  for (const name of ['payment', 'refund']) await isDue(`plugin::${PLUGIN_ID}.${name}`, 'nextCheckAt');
  for (const name of ['webhook-delivery', 'event', 'event-delivery'])
    await isDue(`plugin::${PLUGIN_ID}.${name}`, 'nextAttemptAt');
  await isDue(`plugin::${PLUGIN_ID}.idempotency-record`, 'leaseUntil');
  await strapi.db.connection('commerce_leases').del();
};

type TransferTokens = { token: { create: (attributes: object) => Promise<{ accessKey: string }> } };

/** What `strapi transfer --to` this process needs. */
const transferToken = async (strapi: Core.Strapi): Promise<string> => {
  const { token } = strapi.service('admin::transfer') as unknown as TransferTokens;
  return (await token.create({ name: 'tests', description: '', lifespan: null, permissions: ['push'] })).accessKey;
};

const ASKS = (strapi: Core.Strapi): Record<Ask, (...args: never[]) => Promise<unknown>> => ({
  seed: (wish: SeedWish) => seed(strapi, wish),
  /** All rows of a content type of ours. */
  rows: (name: string) => strapi.db.query(`plugin::${PLUGIN_ID}.${name}`).findMany({ orderBy: { id: 'asc' } }),
  select: (uid: string, query: object) => strapi.db.query(uid).findMany(query),
  /** How many rows each table of the database has. */
  counts: async () => {
    const tables = await strapi.db.dialect.schemaInspector.getTables();
    const count = async (table: string): Promise<number> =>
      Number((await strapi.db.connection(table).count({ rows: '*' }).first())?.['rows']);
    return Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await count(table)] as const)));
  },
  timePasses: () => letTimePass(strapi),
  transferToken: () => transferToken(strapi),
  lapse: (orderId: string) => lapse(strapi, orderId),
  steps: (flow: string) => Promise.resolve(stepsOf(flow)),
  run: (wish: RunWish) => run(strapi, wish),
  call: (wish: CallWish) => call(strapi, wish),
  crash: (wish: CrashWish) => crash(strapi, wish),
  /** A statement as it is. */
  sql: async (statement: string) => void (await strapi.db.connection.raw(statement)),
});

/** Answers what the parent asks over the channel between the two. */
export const answerParent = (strapi: Core.Strapi): void => {
  const asks = ASKS(strapi);
  process.on('message', ({ id, ask, args }: ToProcess) => {
    asks[ask](...(args as never[])).then(
      (value) => tellParent({ kind: 'answer', id, value: value ?? null }),
      (error: Error) => tellParent({ kind: 'refused', id, error: String(error.stack) })
    );
  });
};
