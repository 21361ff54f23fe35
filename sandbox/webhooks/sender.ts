import type { Clock } from '../state/clock';
import { RETRY_MINUTES, type Attempt, type Delivery } from './delivery';
import { sendOnce } from './send-webhook';

/** Sends deliveries and tries again what was not answered 200. */
export interface Sender {
  /** Sends now; resolves when the answer is there or the time is over. Retries follow by the clock. */
  send(delivery: Delivery): Promise<void>;
  /** Sends once and never again: a stranger does not retry. */
  sendOnly(delivery: Delivery): Promise<void>;
  /** Waits until nothing is on its way. Retries that are not due yet are not waited for. */
  idle(): Promise<void>;
}

const MINUTE_MS = 60_000;

export const createSender = (clock: Clock, timeoutMs: number | undefined): Sender => {
  const running = new Set<Promise<void>>();

  const settle = async (delivery: Delivery): Promise<Attempt> => {
    delivery.nextAttemptAt = null;
    const attempted = await sendOnce(delivery, clock.now(), timeoutMs);
    delivery.attempts.push(attempted);
    // Toss asks for exactly 200; another 2xx is no promise to have kept it.
    if (attempted.status === 200) delivery.state = 'delivered';
    return attempted;
  };

  const attempt = async (delivery: Delivery): Promise<void> => {
    const attempted = await settle(delivery);
    if (delivery.state !== 'delivered') retryLater(delivery, attempted.retriedCount);
  };

  const retryLater = (delivery: Delivery, retriedCount: number): void => {
    const minutes = RETRY_MINUTES[retriedCount];
    delivery.state = minutes === undefined ? 'failed' : 'pending';
    if (minutes === undefined) return;
    const at = clock.now() + minutes * MINUTE_MS;
    delivery.nextAttemptAt = at;
    // Two copies of one delivery fail together; only one of them is tried again.
    clock.schedule(at, () => (delivery.nextAttemptAt === at ? send(delivery) : undefined));
  };

  const track = async (sending: Promise<void>): Promise<void> => {
    running.add(sending);
    await sending;
    running.delete(sending);
  };

  const send = (delivery: Delivery): Promise<void> => track(attempt(delivery));

  const attemptOnly = async (delivery: Delivery): Promise<void> => {
    await settle(delivery);
    if (delivery.state !== 'delivered') delivery.state = 'failed';
  };

  return {
    send,
    sendOnly: (delivery) => track(attemptOnly(delivery)),
    async idle() {
      // What starts while we wait is waited for as well.
      while (running.size > 0) await Promise.all(running);
    },
  };
};
