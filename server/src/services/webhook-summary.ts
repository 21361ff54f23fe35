import type { KeySetView } from '../../../contracts/settings';
import type { HeardView, WebhookSummaryView } from '../../../contracts/webhook-pages';
import { DELIVERY_STATES, MONEY_KINDS, SELF_TEST_KIND, type DeliveryState } from '../../../contracts/webhooks';
import type { WebhookHeardRepository } from '../repositories/webhook-heard-port';

export type WebhookSummaryPorts = {
  heard: WebhookHeardRepository;
  listKeySets: () => Promise<KeySetView[]>;
};

/** Nobody needs to know it more exactly than "10,000 and more". */
const COUNTED_UP_TO = 10_000;

const iso = (at: number | null): string | null => (at === null ? null : new Date(Number(at)).toISOString());

/** What stands above the list of webhooks: how many are in each state, and what each address heard last. */
export const createWebhookSummary = ({ heard, listKeySets }: WebhookSummaryPorts) => {
  const lastAtByKind = async (keySetId: string): Promise<HeardView['lastAtByKind']> => {
    const times = await Promise.all(MONEY_KINDS.map((kind) => heard.lastOf(keySetId, kind)));
    return Object.fromEntries(
      MONEY_KINDS.map((kind, index) => [kind, iso(times[index]?.receivedAt ?? null)])
    ) as HeardView['lastAtByKind'];
  };

  const lastSelfTest = async (keySetId: string): Promise<HeardView['lastSelfTest']> => {
    const found = await heard.lastOf(keySetId, SELF_TEST_KIND);
    if (!found) return null;
    const at = new Date(Number(found.receivedAt)).toISOString();
    return { deliveryId: found.deliveryId, at, state: found.state, code: found.result?.code ?? null };
  };

  const heardAt = async ({ id, name, environment, kind, isEnabled }: KeySetView): Promise<HeardView> => ({
    ...{ keySetId: id, name, environment, kind, isEnabled },
    lastAt: iso(await heard.lastAt(id)),
    lastAtByKind: await lastAtByKind(id),
    lastSelfTest: await lastSelfTest(id),
  });

  const counts = async (): Promise<WebhookSummaryView['counts']> => {
    const found: [DeliveryState, unknown][] = [];
    for (const state of DELIVERY_STATES) found.push([state, await heard.countUpTo(state, COUNTED_UP_TO)]);
    return Object.fromEntries(found) as WebhookSummaryView['counts'];
  };

  return {
    /** Key sets in the order in which the settings list them. */
    async read(): Promise<WebhookSummaryView> {
      const keySets: HeardView[] = [];
      // One after the other: a look at a page must not take the pool's connections from those who pay.
      for (const keySet of await listKeySets()) keySets.push(await heardAt(keySet));
      return { counts: await counts(), keySets };
    },
  };
};

export type WebhookSummary = ReturnType<typeof createWebhookSummary>;
