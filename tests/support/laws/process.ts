import type { InTransaction, RefundRepository } from '../../../server/src/repositories/ports';
import type { PaymentProvider, ProviderAnswer } from '../../../server/src/providers/payment-provider';
import { createMemoryServices, type MemoryServices } from '../memory-shop';
import type { World } from './world';

/** A client gives up after this time; what it sent has come there by then, or never does. */
export const READ_TIMEOUT_MS = 65_000;

/** The database did not do it, or did it and could not say so. */
export class Hiccup extends Error {
  override readonly name = 'Hiccup';
}

const TIMED_OUT: ProviderAnswer = {
  outcome: 'unknown',
  failure: { code: 'timeout', errorClass: 'query', status: null, message: '', traceId: null },
};

/** One process of several over one database and one provider. It may stand still, or die, at every point. */
export type LawProcess = { name: string; services: MemoryServices };

/** Nobody may ever have claimed more of a payment than was paid, not even for a moment. */
const claimedWithin =
  ({ money, surprised }: World): RefundRepository['insert'] =>
  async (refund) => {
    await money.refunds.insert(refund);
    if (refund.origin === 'provider') return;
    const rows = await money.refunds.ofPayment(refund.paymentKey);
    const claimed = rows.filter(({ state }) => state !== 'failed').reduce((sum, { amount }) => sum + amount, 0);
    const paid = (await money.payments.find(refund.paymentKey))?.amount ?? 0;
    if (claimed > paid) surprised(`refund ${refund.refundId}`, new Error(`${claimed} of ${paid} are claimed`));
  };

const interruptedBooks = (world: World, name: string) => {
  const { money, interleaving, hiccups } = world;
  const pause = () => (money.isInTransaction() ? Promise.resolve() : interleaving.pause(name));
  const first =
    <Args extends unknown[], T>(read: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      await pause();
      return read(...args);
    };
  const inTransaction: InTransaction = async (work) => {
    if (money.isInTransaction()) return work();
    await interleaving.pause(name);
    const hiccup = hiccups.shift();
    if (hiccup === 'before') throw new Hiccup();
    const done = await money.inTransaction(work);
    if (hiccup === 'after') throw new Hiccup();
    return done;
  };
  return {
    ...money,
    inTransaction,
    payments: { ...money.payments, find: first(money.payments.find) },
    refunds: {
      ...money.refunds,
      find: first(money.refunds.find),
      ofPayment: first(money.refunds.ofPayment),
      insert: claimedWithin(world),
    },
  };
};

const distantProvider = ({ toss, time, interleaving }: World, name: string): PaymentProvider => {
  const far =
    <Args extends unknown[]>(call: (...args: Args) => Promise<ProviderAnswer>) =>
    async (...args: Args): Promise<ProviderAnswer> => {
      await interleaving.pause(name);
      const sentAt = time.now;
      const answer = await call(...args);
      await interleaving.pause(name);
      return time.now - sentAt > READ_TIMEOUT_MS ? TIMED_OUT : answer;
    };
  const { provider } = toss;
  return { ...provider, confirm: far(provider.confirm), read: far(provider.read), refund: far(provider.refund) };
};

export const createLawProcess = (world: World, name: string): LawProcess => ({
  name,
  services: createMemoryServices({
    ...interruptedBooks(world, name),
    provider: distantProvider(world, name),
    clock: () => world.time.now,
    onError: (what, error) => world.surprised(what, error),
  }),
});
