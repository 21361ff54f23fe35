import { answerWebhook } from './steps';
import { ORDERS, orderIdOf, PROCESSES, type World } from './world';

const ROUNDS = 150;
const EVERYTHING = { page: 1, pageSize: 1_000 };

/** Toss repeats a webhook until it is taken. */
const deliverWebhooks = async (world: World, round: number): Promise<void> => {
  const services = world.processes[round % PROCESSES]?.services;
  if (services) for (const paymentKey of [...world.owed]) await answerWebhook(world, services.inquiry, paymentKey);
};

const nextDue = async ({ money }: World): Promise<number> => {
  const payments = (await money.payments.list({}, EVERYTHING)).rows.map(({ nextCheckAt }) => nextCheckAt);
  const refunds = (await money.refunds.list({}, EVERYTHING)).rows.map(({ nextCheckAt }) => nextCheckAt);
  const orders = (await money.orders.list({ state: 'pending' }, EVERYTHING)).rows.map(({ expiresAt }) => expiresAt);
  return Math.min(...[...payments, ...refunds, ...orders].map((time) => time ?? Infinity));
};

const finishWallets = ({ toss, plan }: World): void => {
  for (const { paymentKey, refunds } of [...toss.ledger.values()])
    for (const { state } of refunds)
      if (state === 'processing') toss.finishCancel(paymentKey, plan.walletsPay ? 'succeeded' : 'failed');
};

const workedOnce = async (world: World, round: number): Promise<void> => {
  const services = world.processes[round % PROCESSES]?.services;
  await deliverWebhooks(world, round);
  await services?.reconciliation.work();
  await services?.reconciliation.expireOrders();
  if (round >= 2) finishWallets(world);
};

/**
 * Nothing goes wrong any more: works under way end, webhooks arrive, and time goes on from one due check to the next
 * until nothing is left to be done.
 *
 * @returns `false` when there is always something left
 */
export const comeToRest = async (world: World): Promise<boolean> => {
  world.toss.calm();
  world.hiccups.splice(0);
  await world.interleaving.finish();
  for (const { paymentKey } of world.asking) world.owed.add(paymentKey);
  world.asking.clear();
  for (let round = 0; round < ROUNDS; round += 1) {
    await workedOnce(world, round);
    const due = await nextDue(world);
    if (due === Infinity && world.owed.size === 0 && round > 2) return true;
    if (due !== Infinity) world.time.now = Math.max(world.time.now, due);
  }
  return false;
};

/** All that is in the books in the end. */
export const booksOf = async ({ money }: World) => ({
  orders: await Promise.all(
    Array.from({ length: ORDERS }, async (_value, number) => {
      const order = await money.orders.find(orderIdOf(number));
      if (!order) throw new Error('An order is gone');
      return order;
    })
  ),
  payments: (await money.payments.list({}, EVERYTHING)).rows,
  refunds: (await money.refunds.list({}, EVERYTHING)).rows,
  stock: (await money.offers.find('shirt'))?.stock ?? null,
});

export type Books = Awaited<ReturnType<typeof booksOf>>;
