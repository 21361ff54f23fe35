import type { KeySets } from '../keys/key-sets';
import type { WebhookEvent } from '../keys/key-set';
import type { Payment } from '../payments/payment';
import type { News } from '../payments/world';
import type { Clock } from '../state/clock';
import { createDeliveryLog } from './delivery-log';
import type { Delivery } from './delivery';
import { createDisturbance } from './disturbance';
import type { Order } from './order';
import { createSender } from './sender';
import { messagesFor } from './webhook-body';

/** A body that Toss never sent, as a stranger would make it up. */
export type Forgery = { readonly url: string; readonly body: unknown };

export interface Webhooks {
  /** Tells a shop what happened to its payment: nothing where no address is registered for the event. */
  tell(payment: Payment, news: News): void;
  /** All deliveries, oldest first. */
  log(): readonly Delivery[];
  /** Sends every later delivery this many times, as a network that repeats. Default 1. @throws RangeError */
  repeat(times: number): void;
  /** Keeps later deliveries back until {@link Webhooks.release}. */
  hold(): void;
  /** Sends what was held, one after the other, and holds no more. Returns how many. */
  release(order?: Order): Promise<number>;
  /** Loses the next deliveries for ever. @throws RangeError */
  drop(count: number): void;
  /** Sends a body of one's own with the headers of a true webhook. */
  forge(forgery: Forgery): Promise<Delivery>;
  /** Sends a delivery again now, as the button in the developer centre does. @throws RangeError when unknown */
  resend(id: string): Promise<Delivery>;
  /** Waits until nothing is on its way. Retries that are not due yet are not waited for. */
  idle(): Promise<void>;
  /** Forgets deliveries and settings. */
  clear(): void;
}

type Dependencies = {
  readonly clock: Clock;
  readonly keySets: KeySets;
  readonly publicUrl: () => string;
  readonly timeoutMs?: number;
};

const urlOf = (url: string): string => {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new RangeError(`Not an http(s) address: ${url}`);
  return url;
};

const targetsOf = (keySets: KeySets, payment: Payment, event: WebhookEvent): readonly string[] =>
  (keySets.byClientKey(payment.clientKey)?.webhooks ?? [])
    .filter((target) => target.events === undefined || target.events.includes(event))
    .map((target) => target.url);

export const createWebhooks = ({ clock, keySets, publicUrl, timeoutMs }: Dependencies): Webhooks => {
  const sender = createSender(clock, timeoutMs);
  const log = createDeliveryLog(clock.now);
  const disturbance = createDisturbance(sender.send);
  return {
    tell(payment, news) {
      const { clientKey, paymentKey } = payment;
      for (const { event, body } of messagesFor(payment, news, clock.now(), publicUrl())) {
        for (const url of targetsOf(keySets, payment, event)) {
          disturbance.start(log.write({ clientKey, url, event, paymentKey, body }));
        }
      }
    },
    log: log.all,
    repeat: disturbance.repeat,
    hold: disturbance.hold,
    release: (order = 'fifo') => disturbance.release(log.all(), order),
    drop: disturbance.drop,
    async forge({ url, body }) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const delivery = log.write({ clientKey: null, url: urlOf(url), event: 'FORGED', paymentKey: null, body: text });
      await sender.sendOnly(delivery);
      return delivery;
    },
    async resend(id) {
      const delivery = log.find(id);
      if (!delivery) throw new RangeError('No delivery has this id');
      await sender.send(delivery);
      return delivery;
    },
    idle: sender.idle,
    clear() {
      log.clear();
      disturbance.clear();
    },
  };
};
