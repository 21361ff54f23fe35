import { serviceIn } from '../open-shop';
import { makeDue, type FilledShop } from './shop';
import type { Ask } from './storefront';

const yes = (): boolean => true;
const service = <Name extends Parameters<typeof serviceIn>[1]>(world: FilledShop, name: Name) =>
  serviceIn(world.host, name);

/** Lets the time of all that is kept for a while come. */
const age = async ({ host }: FilledShop): Promise<void> => {
  const { connection: knex } = host.strapi.db;
  const columns: [string, string][] = [
    ['commerce_webhook_deliveries', 'received_at'],
    ['commerce_events', 'told_at'],
    ['commerce_event_deliveries', 'queued_at'],
    ['commerce_orders', 'expires_at'],
  ];
  for (const [table, column] of columns)
    await knex(table)
      .whereRaw('id % 40 = 7')
      .update({ [column]: 1 });
};

/** Gives every job something to do. */
export const makeWork = async (world: FilledShop): Promise<void> => {
  await makeDue(world.host);
  await age(world);
};

/** Every job, by its name, with something to do. */
export const JOBS: Readonly<Record<string, Ask>> = {
  'audit.chain': (world) => service(world, 'audit').chain(yes),
  'health.watch': (world) => service(world, 'health').watch(),
  'idempotency.sweep': (world) => service(world, 'idempotency').sweep(),
  'keySets.retire': (world) => service(world, 'keySets').retireDue(),
  'keySets.verify': (world) => service(world, 'verifications').verifyAll(yes),
  'keySets.verifyBad': (world) => service(world, 'verifications').verifyBad(yes),
  'mails.watch': (world) => service(world, 'mails').watch(yes),
  'outbox.work': async (world) => {
    await service(world, 'outbox').work();
    await service(world, 'outbox').idle();
  },
  'outbox.sweep': (world) => service(world, 'outbox').sweep(),
  'overview.sums': (world) => service(world, 'salesSums').work(yes),
  'reconciliation.expireOrders': (world) => service(world, 'reconciliation').expireOrders(),
  'reconciliation.look': (world) => service(world, 'reconciliation').look(),
  'reconciliation.work': (world) => service(world, 'reconciliation').work(),
  'vault.rekey': async (world) => {
    await world.admin.post('/commerce-payments/vault/rekey', { dryRun: true });
    await service(world, 'vaultLife').work(yes);
  },
  'webhooks.work': (world) => service(world, 'webhooks').work(),
  'webhooks.sweep': (world) => service(world, 'webhooks').sweep(),
};
