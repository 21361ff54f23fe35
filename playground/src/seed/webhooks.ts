import type { Core } from '@strapi/strapi';

import { isRealToss } from '../shop/toss-address';

type WebhookAddress = { keySetId: string; path: string };
type KeySets = {
  list: () => Promise<{ id: string; clientKey: string; environment: string }[]>;
  webhookAddresses: () => Promise<WebhookAddress[]>;
};

const TIMEOUT_MS = 5_000;

const register = async (clientKey: string, url: string): Promise<void> => {
  const response = await fetch(`${process.env['TOSS_BASE_URL']}/control/key-sets/${encodeURIComponent(clientKey)}/webhooks`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`${response.status}`);
};

/**
 * Enters the webhook addresses at the sandbox, as a shop does in Toss's developer centre, so that a deposit or a refund
 * in the console is seen at once. At every start: the sandbox remembers nothing. Another Toss has to be told by hand.
 */
export const registerWebhooks = async (strapi: Core.Strapi): Promise<void> => {
  if (isRealToss()) return;
  const keySets = strapi.plugin('commerce-payments').service('keySets') as KeySets;
  const { host, port } = strapi.config.get<{ host: string; port: number }>('server');
  const addresses = await keySets.webhookAddresses();
  for (const { id, clientKey } of (await keySets.list()).filter(({ environment }) => environment === 'test')) {
    const path = addresses.find(({ keySetId }) => keySetId === id)?.path;
    if (!path) continue;
    // Keys that this sandbox does not know, or a Toss that is no sandbox of ours: the shop works without.
    await register(clientKey, `http://${host}:${port}${path}`).catch((error: unknown) =>
      strapi.log.warn(`The sandbox was not told the webhook address of ${clientKey}: ${String(error)}`)
    );
  }
};
