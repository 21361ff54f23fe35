import { isCommerceError } from '../../../server/src/domain/errors';
import { createMemoryMoney } from '../memory-money';
import { createMemoryProvider } from '../memory-provider';
import type { TossMethod } from '../memory-toss';
import { createInterleaving } from './interleaving';
import { createLawProcess, Hiccup, type LawProcess } from './process';

export const ORDERS = 2;
export const WINDOWS = 2;
export const PROCESSES = 3;
export const PRICE = 33_000;

export type WindowPlan = { method: TossMethod; isDeclined: boolean };

/** What is so from the beginning. */
export type Plan = {
  /** The windows of the first order, then those of the second. */
  windows: readonly WindowPlan[];
  stock: number;
  /** What wallets say of their refunds in the end. */
  walletsPay: boolean;
  /** Is the first payment confirmed before anything else happens? */
  isConfirmed: boolean;
  choices: readonly number[];
};

export const orderIdOf = (order: number): string => `ord_${order}`;
export const paymentKeyOf = (order: number, window: number): string => `pay_${order}_${window}`;

/** What a caller may be told when a request cannot be done. Anything else thrown is a fault of ours. */
const HONEST_CODES = [
  'ORDER_NOT_FOUND',
  'PAYMENT_NOT_FOUND',
  'ORDER_ALREADY_PAID',
  'ORDER_NOT_PAYABLE',
  'PAYMENT_IN_PROGRESS',
  'OUT_OF_STOCK',
  'REFUND_EXCEEDS_BALANCE',
  'REFUND_NOT_ALLOWED',
  'REFUND_ACCOUNT_REQUIRED',
  'KEY_REJECTED_BY_PROVIDER',
];

/** Several processes over one database and one provider, the time, and what goes wrong. */
export const createWorld = (plan: Plan) => {
  const time = { now: Date.UTC(2026, 0, 1) };
  const money = createMemoryMoney();
  const interleaving = createInterleaving(plan.choices);
  const owed = new Set<string>();
  const surprises: string[] = [];
  const takenLate = new Set<string>();
  const banked: World['banked'] = { deposit: [], reverseDeposit: [] };
  const asking = new Set<{ paymentKey: string }>();
  const toss = createMemoryProvider({
    isInTransaction: money.isInTransaction,
    clock: () => time.now,
    working: () => interleaving.pause('toss'),
    onChange: (paymentKey) => void owed.add(paymentKey),
  });
  const processes: LawProcess[] = [];
  const hiccups: ('before' | 'after')[] = [];
  money.stock({ product: 'shirt', stock: plan.stock, price: PRICE });

  const surprised = (what: string, error: unknown): void => {
    if (error instanceof Hiccup) return;
    surprises.push(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  };

  const world = {
    ...{ plan, time, money, interleaving, toss, processes, owed, asking, takenLate, banked, surprises, surprised },
    /** Transactions that fail next: before anything was written, or after all of it was. */
    hiccups,
    /** Kills the process and starts another in its place. */
    restart: (index: number): void => {
      const old = processes[index];
      if (old) interleaving.kill(old.name);
      processes[index] = createLawProcess(world, `${index}.${Number(old?.name.split('.')[1] ?? 0) + 1}`);
    },
    /** Sets a work going. What it throws honestly is an answer; the rest is kept. */
    begin: (what: string, work: () => Promise<unknown>, honest: readonly string[] = []): void => {
      work().catch((error: unknown) => {
        if (isCommerceError(error) && [...HONEST_CODES, ...honest].includes(error.code)) return;
        surprised(what, error);
      });
    },
  };
  for (let index = 0; index < PROCESSES; index += 1) world.restart(index);
  return world;
};

export type World = {
  plan: Plan;
  time: { now: number };
  money: ReturnType<typeof createMemoryMoney>;
  interleaving: ReturnType<typeof createInterleaving>;
  toss: ReturnType<typeof createMemoryProvider>;
  processes: LawProcess[];
  /** Payments of which a webhook is still to be sent. */
  owed: Set<string>;
  /** Payments that the provider took after it had refused them. */
  takenLate: Set<string>;
  /** Webhooks that were taken, and whose work is not done: they come again if it never is. */
  asking: Set<{ paymentKey: string }>;
  /** Payments whose deposit came, and whose deposit was taken back, once for each time. */
  banked: { deposit: string[]; reverseDeposit: string[] };
  /** What was thrown that nobody should see. */
  surprises: string[];
  surprised: (what: string, error: unknown) => void;
  hiccups: ('before' | 'after')[];
  restart: (index: number) => void;
  begin: (what: string, work: () => Promise<unknown>, honest?: readonly string[]) => void;
};
