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
  /** Does so much come in just now that it should be answered first? */
  isFlood: () => boolean;
  /** Says what broke in the background, where nobody waits for an answer. */
  report: (what: string, error: unknown) => void;
};

/** So many deliveries are worked on at once in a process: a provider that hangs holds no more calls than these. */
const SLOTS = 8;
/** So many while a flood comes in: the provider waits for the answers, and nobody for the work. */
const SLOTS_IN_FLOOD = 1;
/** So many more are claimed beforehand, so that a flood is claimed in few statements. */
const AHEAD = 24;
/** So long may one wait for a slot: what is left of its claim must last for an attempt. */
const WAIT_MS = 30_000;

const isShuttingDown = (error: unknown): boolean => isCommerceError(error) && error.code === 'SHUTTING_DOWN';

/** A claim is named by its end, which is the time of the next attempt for everybody else. */
const endOfClaim = ({ nextAttemptAt }: WebhookDelivery): number => nextAttemptAt ?? 0;

/**
 * Works on what is due, a few at a time, in any number of processes. It never rejects: what breaks is reported, and the
 * delivery is due again when its claim ends.
 */
export const createDeliveryWorker = (ports: DeliveryWorkerPorts) => {
  const { deliveries, workOn, drain, clock, leaseMs, report } = ports;
  const running = new Set<Promise<void>>();
  /** Claimed here, not begun. */
  let ready: WebhookDelivery[] = [];
  /** Places kept for deliveries that are being stored as claimed. */
  let reserved = 0;
  /** Something may be due that nobody has claimed. */
  let isAnyDue = false;
  let filling: Promise<void> | null = null;
  let isStopped = false;

  const places = (): number => (isStopped ? 0 : SLOTS + AHEAD - running.size - ready.length - reserved);
  const mayClaim = (): boolean => isAnyDue && ready.length < AHEAD / 2 && places() > 0;
  const mustGoBack = (delivery: WebhookDelivery): boolean =>
    isStopped || endOfClaim(delivery) - clock() < leaseMs - WAIT_MS;

  const outcomeOf = async (delivery: WebhookDelivery) => {
    try {
      return await drain.run(() => workOn(delivery));
    } catch (error) {
      if (isShuttingDown(error)) throw error;
      report(`Working on webhook delivery ${delivery.deliveryId}`, error);
      return brokenOutcome(error);
    }
  };

  const giveBack = async (delivery: WebhookDelivery): Promise<void> => {
    await deliveries.finish(delivery.deliveryId, endOfClaim(delivery), { nextAttemptAt: clock() });
    isAnyDue = true;
  };

  const attempt = async (delivery: WebhookDelivery): Promise<void> => {
    if (mustGoBack(delivery)) return giveBack(delivery);
    try {
      const change = afterAttempt(delivery.attempts + 1, await outcomeOf(delivery), clock());
      await deliveries.finish(delivery.deliveryId, endOfClaim(delivery), change);
    } catch (error) {
      if (!isShuttingDown(error)) throw error;
      isStopped = true;
      await giveBack(delivery);
    }
  };

  const start = (delivery: WebhookDelivery): void => {
    const work = attempt(delivery)
      .catch((error: unknown) => report(`Keeping what became of webhook delivery ${delivery.deliveryId}`, error))
      .finally(() => {
        running.delete(work);
        kick();
      });
    running.add(work);
  };

  /** A call that hangs holds its slot for long: what waits behind it is another process's sooner. */
  const begin = (): void => {
    const stale = ready.filter(mustGoBack);
    ready = ready.filter((delivery) => !stale.includes(delivery));
    const slots = ports.isFlood() ? SLOTS_IN_FLOOD : SLOTS;
    const next = ready.splice(0, Math.max(0, slots - running.size));
    for (const delivery of [...stale, ...next]) start(delivery);
  };

  const fill = async (): Promise<void> => {
    while (mayClaim()) {
      isAnyDue = false;
      const now = clock();
      const wanted = places();
      const claimed = await deliveries.claimDue(now, now + leaseMs, wanted);
      ready.push(...claimed);
      isAnyDue ||= claimed.length === wanted;
      begin();
    }
  };

  /** Goes on with what is claimed and, where something may be due, claims it. Returns at once. */
  const kick = (): void => {
    begin();
    if (filling || !mayClaim()) return;
    filling = fill()
      .catch((error: unknown) => report('Claiming webhook deliveries', error))
      .finally(() => {
        filling = null;
        kick();
      });
  };

  /** Looks for what is due, and begins with it. Returns at once. */
  const look = (): void => {
    isAnyDue = true;
    kick();
  };

  return {
    kick,
    look,

    /** Keeps places for so many deliveries at most, which are to be stored as claimed until then. Give each back to `take`. */
    reserve(wanted: number): { places: number; until: number } {
      const kept = Math.max(0, Math.min(wanted, places()));
      reserved += kept;
      return { places: kept, until: clock() + leaseMs };
    },

    /** Takes what was stored as claimed; `places` are those that were kept. `isMore`: others were stored as due. */
    take(stored: readonly WebhookDelivery[], kept: number, isMore: boolean): void {
      reserved -= kept;
      ready.push(...stored);
      isAnyDue ||= isMore;
    },

    /** Works on all that is due; resolves when nothing is under way in this process. */
    async work(): Promise<void> {
      look();
      while (filling || running.size > 0) await Promise.all([filling, ...running]);
    },
  };
};

export type DeliveryWorker = ReturnType<typeof createDeliveryWorker>;
