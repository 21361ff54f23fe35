import type { FaultKind } from '../../../sandbox/faults/fault';
import { createBuyer, type MadePayment, type Sending, type Success } from './buyer';
import type { HostProcess } from './host-process';
import type { ProcessShop } from './process-shop';
import type { Random } from './random';

type Answer<Data> = { status: number; body: { data: Data } };
type Repeat = (host: HostProcess) => Promise<unknown>;

export type LoadOptions = {
  random: Random;
  /** Those who take requests now; may be empty. */
  hosts: () => HostProcess[];
  /** Share of the provider's calls that something happens to. */
  trouble: number;
};

/** What happens to a call that was made all the same, or was not made at all. */
const TROUBLES: readonly FaultKind[] = [
  'lost-answer',
  'lost-answer',
  'reset',
  'http-500',
  'html-502',
  'slow',
  'garbage',
];

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Buyers who order, pay and take back, at whichever process they reach, whatever becomes of it. */
export const createLoad = (shop: ProcessShop, { random, hosts, trouble }: LoadOptions) => {
  const { sandbox } = shop;
  const buyer = createBuyer(shop);
  const counts = { orders: 0, confirms: 0, refunds: 0, consoleCancels: 0, deposits: 0, unanswered: 0 };
  /** What got no answer, to be asked again when all is quiet. */
  const repeats: Repeat[] = [];
  let keys = 0;
  let isOver = false;

  /** `null`: nobody is there, or it died before it answered. */
  const tryAt = async <T>(work: (host: HostProcess) => Promise<T>): Promise<T | null> => {
    const alive = hosts();
    if (alive.length === 0) return later(50).then(() => null);
    try {
      return await work(random.pick(alive));
    } catch {
      counts.unanswered += 1;
      return null;
    }
  };

  const disturb = (on: 'confirm' | 'cancel', paymentKey: string): void => {
    if (!random.chance(trouble)) return;
    const kind = random.pick(TROUBLES);
    const executed = random.chance(0.5);
    sandbox.faults.add({ on, kind, paymentKey, executed, stored: false, ms: random.between(50, 800) });
  };

  const isDone = (answer: Answer<unknown> | null): boolean => answer !== null && answer.status < 500;

  /** Without an answer: once more at another process, as a reload of the success page is; then it is left. */
  const confirm = async (success: Success): Promise<Answer<MadePayment> | null> => {
    disturb('confirm', success.paymentKey);
    for (let tries = 0; tries < 4; tries += 1) {
      const answer = await tryAt((host) => buyer.confirm(host, success));
      if (answer && answer.status === 200) return answer;
      await later(random.between(20, 300));
    }
    repeats.push((host) => buyer.confirm(host, success));
    return null;
  };

  const refund = async (paymentKey: string, amount: number): Promise<void> => {
    disturb('cancel', paymentKey);
    const sending: Sending = { key: `refund-${(keys += 1)}` };
    counts.refunds += 1;
    const answer = await tryAt((host) => buyer.refund(host, paymentKey, amount, sending));
    if (!isDone(answer)) repeats.push((host) => buyer.refund(host, paymentKey, amount, sending));
  };

  const cancelInConsole = (paymentKey: string, amount: number): void => {
    try {
      sandbox.payments.cancelInConsole(paymentKey, { cancelReason: '고객 요청', cancelAmount: amount });
      counts.consoleCancels += 1;
    } catch {
      // Refunds of ours have taken all of it meanwhile.
    }
  };

  const deposit = (paymentKey: string): void => {
    if (sandbox.ledger.payment(paymentKey)?.status !== 'WAITING_FOR_DEPOSIT') return;
    sandbox.payments.deposit(paymentKey);
    counts.deposits += 1;
  };

  const takeBack = async ({ paymentKey, amount }: Success): Promise<void> => {
    const part = (): number => random.between(1, Math.floor(amount / 3));
    if (random.chance(0.2)) cancelInConsole(paymentKey, part());
    await refund(paymentKey, part());
    if (random.chance(0.4)) await Promise.all([refund(paymentKey, part()), refund(paymentKey, part())]);
    if (random.chance(0.2)) cancelInConsole(paymentKey, part());
  };

  /** One buyer from the basket to the end. */
  const visit = async (): Promise<void> => {
    const items = [{ product: random.pick(shop.seeded.products), quantity: random.between(1, 3) }];
    const sending: Sending = random.chance(0.5) ? { key: `order-${(keys += 1)}` } : {};
    const made = await tryAt((host) => buyer.order(host, items, sending));
    if (made?.status !== 201) return;
    counts.orders += 1;
    const isAccount = random.chance(0.15);
    const success = buyer.authorise(made.body.data, isAccount ? { method: 'VIRTUAL_ACCOUNT' } : {});
    counts.confirms += 1;
    const paid = await confirm(success);
    if (isAccount) deposit(success.paymentKey);
    else if (paid && random.chance(0.6)) await takeBack(success);
  };

  return {
    counts,
    repeats,
    /** So many buyers at once, one after the other, until `end`. */
    run: async (buyers: number): Promise<void> => {
      const shopping = async (): Promise<void> => {
        while (!isOver) await visit();
      };
      await Promise.all(Array.from({ length: buyers }, shopping));
    },
    end: (): void => void (isOver = true),
  };
};

export type Load = ReturnType<typeof createLoad>;
