import { isCommerceError } from '../domain/errors';
import { afterAttempt, type WebhookDelivery } from '../domain/webhook';
import type { WebhookDeliveryRepository } from '../repositories/webhook-delivery-port';
import type { Clock } from './clock';
import type { Drain } from './drain';
import { brokenOutcome, type WebhookWork } from './webhook-work';

export type DeliveryWorkerPorts = {
  deliveries: WebhookDeliveryRepository;
  workOn: WebhookWork;
  drain: Drain;
  clock: Clock;
  /** How long a delivery belongs to who claimed it: longer than asking the provider can take. */
  leaseMs: number;
  /** Says what broke in the background, where nobody waits for an answer. */
  report: (what: string, error: unknown) => void;
};

/** So many deliveries are worked on at once in a process: a provider that hangs holds no more calls than these. */
const SLOTS = 8;

const isShuttingDown = (error: unknown): boolean => isCommerceError(error) && error.code === 'SHUTTING_DOWN';

/**
 * Works on what is due, a few at a time, in any number of processes. It never rejects: what breaks is reported, and the
 * delivery is due again when its claim ends.
 */
export const createDeliveryWorker = ({ deliveries, workOn, drain, clock, leaseMs, report }: DeliveryWorkerPorts) => {
  const running = new Set<Promise<void>>();
  let filling: Promise<void> | null = null;
  let isWanted = false;
  let isStopped = false;

  const outcomeOf = async (delivery: WebhookDelivery) => {
    try {
      return await drain.run(() => workOn(delivery));
    } catch (error) {
      if (isShuttingDown(error)) throw error;
      report(`Working on webhook delivery ${delivery.deliveryId}`, error);
      return brokenOutcome(error);
    }
  };

  const attempt = async (delivery: WebhookDelivery, claimedUntil: number): Promise<void> => {
    const { deliveryId, attempts } = delivery;
    try {
      const outcome = await outcomeOf(delivery);
      await deliveries.finish(deliveryId, claimedUntil, afterAttempt(attempts + 1, outcome, clock()));
    } catch (error) {
      if (!isShuttingDown(error)) throw error;
      isStopped = true;
      await deliveries.finish(deliveryId, claimedUntil, { nextAttemptAt: clock() });
    }
  };

  const start = (delivery: WebhookDelivery, claimedUntil: number): void => {
    const work = attempt(delivery, claimedUntil)
      .catch((error: unknown) => report(`Keeping what became of webhook delivery ${delivery.deliveryId}`, error))
      .finally(() => {
        running.delete(work);
        kick();
      });
    running.add(work);
  };

  /** Claims until nothing is due, or as much as may run at once. */
  const fill = async (): Promise<void> => {
    while (!isStopped && running.size < SLOTS) {
      const now = clock();
      const claimed = await deliveries.claimDue(now, now + leaseMs, SLOTS - running.size);
      if (claimed.length === 0) return;
      for (const delivery of claimed) start(delivery, now + leaseMs);
    }
  };

  const fillWhileWanted = async (): Promise<void> => {
    while (isWanted) {
      isWanted = false;
      await fill();
    }
  };

  /** Begins with what is due, and returns at once. */
  const kick = (): void => {
    isWanted = true;
    filling ??= fillWhileWanted()
      .catch((error: unknown) => report('Claiming webhook deliveries', error))
      .finally(() => {
        filling = null;
        if (isWanted) kick();
      });
  };

  return {
    kick,

    /** Works on all that is due; resolves when nothing is under way in this process. */
    async work(): Promise<void> {
      kick();
      while (filling || running.size > 0) await Promise.all([filling, ...running]);
    },
  };
};
