import { DOCUMENTATION_KEY_SETS } from '../../sandbox';
import type { WebhookAddressView } from '../../contracts/settings';
import type { WebhookDelivery } from '../../server/src/domain/webhook';
import { createDeliveryBodies } from '../../server/src/services/delivery-body';
import { createVault } from '../../server/src/vault/vault';
import { rowsIn } from './editor';
import { ENCRYPTION_KEY } from './host/app-folder';
import type { Host, HostOptions } from './host-app';
import { openShop, serviceIn } from './open-shop';

const POLL_MS = 20;
const PATIENCE_MS = 15_000;

/** Looks until what is seen is as wanted. @throws Error with what was seen last, after 15 seconds */
export const eventually = async <T>(look: () => Promise<T>, isAsWanted: (seen: T) => boolean): Promise<T> => {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (isAsWanted(seen)) return seen;
    if (Date.now() > until) throw new Error(`Not as wanted after ${PATIENCE_MS} ms: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
};

/** Lets one webhook arrive, which changes nothing. */
export const receiveOne = async (host: Host): Promise<void> => {
  const [address] = await serviceIn(host, 'keySets').webhookAddresses();
  const body = JSON.stringify({ eventType: 'BILLING_DELETED', data: { billingKey: 'bk_1' } });
  const answer = await fetch(`${host.url}${address!.path}`, { method: 'POST', body });
  if (answer.status !== 200) throw new Error(`The webhook was not taken: ${answer.status} ${await answer.text()}`);
  await serviceIn(host, 'webhooks').work();
};

/** A shop whose webhook addresses are registered at the sandbox, for both key sets. */
export const openHookedShop = async (options: HostOptions = {}) => {
  const shop = await openShop(options);
  const { host, sandbox } = shop;
  const webhooks = serviceIn(host, 'webhooks');
  const addresses = await serviceIn(host, 'keySets').webhookAddresses();
  const addressOf = (kind: 'widget' | 'api'): string =>
    `${host.url}${(addresses.find((address) => address.kind === kind) as WebhookAddressView).path}`;
  for (const { kind, clientKey } of DOCUMENTATION_KEY_SETS)
    sandbox.keySets.setWebhooks(clientKey, [{ url: addressOf(kind) }]);

  const deliveries = (where: Record<string, unknown> = {}): Promise<WebhookDelivery[]> =>
    rowsIn(host, 'webhook-delivery').findMany({ where, orderBy: { id: 'asc' } } as never) as never;

  const { bytesOf } = createDeliveryBodies(createVault({ keys: [], fallback: ENCRYPTION_KEY }));

  return {
    ...shop,
    webhooks,
    /** The body as it came: it is sealed in its row. */
    bytesOf,
    bodyOf: async (delivery: WebhookDelivery): Promise<string> => (await bytesOf(delivery)).toString('utf8'),
    addressOf,
    keySetIdOf: (kind: 'widget' | 'api') => addresses.find((address) => address.kind === kind)!.keySetId,
    /** What was kept, oldest first. */
    deliveries,
    /** Everything that Toss sends has arrived and was worked on. */
    settled: async (): Promise<void> => {
      await sandbox.webhooks.idle();
      await webhooks.work();
    },
    /** Sends a body as it is, to the widget's address unless another is given. */
    post: (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}, url = addressOf('widget')) =>
      fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }),
    /** Lets the time of a delivery's next attempt come. */
    hurry: async (deliveryId: string): Promise<void> => {
      await rowsIn(host, 'webhook-delivery').updateMany({
        where: { deliveryId },
        data: { nextAttemptAt: Date.now() - 1 },
      } as never);
    },
  };
};

export type HookedShop = Awaited<ReturnType<typeof openHookedShop>>;
