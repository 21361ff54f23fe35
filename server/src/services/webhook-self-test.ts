import { randomBytes } from 'node:crypto';
import type { WebhookAddressView } from '../../../contracts/settings';
import type { SelfTestOutcome, SelfTestView } from '../../../contracts/webhook-pages';
import { SELF_TEST_KIND } from '../../../contracts/webhooks';
import type { Actor } from '../domain/actor';
import type { WebhookDelivery } from '../domain/webhook';
import type { WebhookDeliveryRepository } from '../repositories/webhook-delivery-port';
import type { AuditLog } from './audit/audit-port';
import type { Clock } from './clock';
import { dedupeKeyOf } from './delivery-identity';
import { deliveryView } from './delivery-view';
import type { SendToSelf } from './send-to-self';

export type SelfTestPorts = {
  /** @throws CommerceError `KEY_SET_NOT_FOUND`, `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN` */
  webhookAddress: (keySetId: string) => Promise<WebhookAddressView>;
  securityKeysOf: (keySetId: string) => Promise<string[]>;
  sign: (key: string, content: { body: Buffer; time: string }) => string;
  send: SendToSelf;
  deliveries: Pick<WebhookDeliveryRepository, 'findByDedupeKey'>;
  audit: AuditLog;
  clock: Clock;
  wait: (ms: number) => Promise<void>;
};

type Signing = Pick<SelfTestPorts, 'webhookAddress' | 'securityKeysOf'>;
type Sample = { body: Buffer; headers: Record<string, string> };

/** Work on a delivery begins when it is answered, and a self-test asks nobody: longer means that nothing is worked on. */
const FOLLOWED_MS = 8_000;
const LOOK_EVERY_MS = 100;

const tokenOf = ({ path }: WebhookAddressView): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * What a self-test for a key set is signed with, the first of them: its security keys, as Toss signs payouts, else the
 * secret part of its address.
 *
 * @throws CommerceError `KEY_SET_NOT_FOUND`, `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`
 */
export const createSelfTestKeys =
  ({ webhookAddress, securityKeysOf }: Signing) =>
  async (keySetId: string): Promise<string[]> => {
    const securityKeys = await securityKeysOf(keySetId);
    return securityKeys.length > 0 ? securityKeys : [tokenOf(await webhookAddress(keySetId))];
  };

/** Sends a signed sample to our own address, over HTTP as the provider does, and follows what becomes of it. */
export const createWebhookSelfTest = (ports: SelfTestPorts) => {
  const { clock, wait } = ports;
  const keysOf = createSelfTestKeys(ports);

  const sampleFor = async (keySetId: string): Promise<Sample> => {
    const id = `selftest_${randomBytes(12).toString('base64url')}`;
    const time = new Date(clock()).toISOString();
    const event = { eventType: SELF_TEST_KIND, createdAt: time, eventId: id, entityType: 'self-test', entityBody: {} };
    const body = Buffer.from(JSON.stringify(event));
    const [key = ''] = await keysOf(keySetId);
    const headers = {
      'content-type': 'application/json',
      'tosspayments-webhook-transmission-id': id,
      'tosspayments-webhook-transmission-time': time,
      'tosspayments-webhook-transmission-retried-count': '0',
      'tosspayments-webhook-signature': ports.sign(key, { body, time }),
    };
    return { body, headers };
  };

  const followed = async (dedupeKey: string): Promise<WebhookDelivery | null> => {
    const until = clock() + FOLLOWED_MS;
    for (;;) {
      const delivery = await ports.deliveries.findByDedupeKey(dedupeKey);
      if (!delivery || delivery.state !== 'received' || clock() >= until) return delivery;
      await wait(LOOK_EVERY_MS);
    }
  };

  const outcomeOf = (status: number | null, delivery: WebhookDelivery | null): SelfTestOutcome => {
    if (status === null) return 'not_answered';
    if (status !== 200) return 'refused';
    if (!delivery) return 'not_kept';
    if (delivery.state === 'received') return 'waiting';
    return delivery.result?.code === 'SELF_TEST_PASSED' ? 'passed' : 'failed';
  };

  return {
    /**
     * Tries the way of a webhook from our own port to its end. That the provider reaches this server from outside is not
     * tried by it.
     *
     * @throws CommerceError `KEY_SET_NOT_FOUND`, `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`
     */
    async run(keySetId: string, by: Actor): Promise<SelfTestView> {
      const address = await ports.webhookAddress(keySetId);
      const isSignedByKey = (await ports.securityKeysOf(keySetId)).length > 0;
      const begun = clock();
      const { body, headers } = await sampleFor(keySetId);
      const { status, error } = await ports.send({ path: address.path, body, headers });
      const delivery = status === 200 ? await followed(dedupeKeyOf(keySetId, body)) : null;
      const outcome = outcomeOf(status, delivery);
      await ports.audit.record({
        actor: by,
        action: 'webhook.self_tested',
        subject: { kind: 'key_set', id: keySetId, name: address.name },
        details: { outcome, deliveryId: delivery?.deliveryId ?? null },
      });
      return {
        ...{ keySetId, outcome, status, error },
        signedWith: isSignedByKey ? 'security_key' : 'address',
        tookMs: clock() - begun,
        delivery: delivery && deliveryView(delivery),
      };
    },
  };
};

export type WebhookSelfTest = ReturnType<typeof createWebhookSelfTest>;
