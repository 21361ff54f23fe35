import type { WebhookAddressView } from '../../../contracts/settings';
import { SYSTEM } from '../../../server/src/domain/actor';
import type { WebhookDelivery } from '../../../server/src/domain/webhook';
import { signatureBy } from '../../../server/src/providers/toss/webhook-signature';
import { tossWebhooks } from '../../../server/src/providers/toss/webhook';
import type { OwnAnswer } from '../../../server/src/services/send-to-self';
import { createWebhookSelfTest } from '../../../server/src/services/webhook-self-test';
import { createMemoryAudit } from '../../support/memory-audit';
import { HOOK_TOKEN, SECURITY_KEY, setUpDesk } from '../../support/webhook-desk';

type Way = { answer?: OwnAnswer; securityKeys?: string[]; isStored?: boolean; isWorkedOn?: boolean };

/** A self-test whose sample goes straight to a desk over memory. */
const aTest = ({ answer, securityKeys = [], isStored = true, isWorkedOn = true }: Way = {}) => {
  const desk = setUpDesk([], { securityKeysOf: async () => securityKeys });
  desk.securityKeys = securityKeys;
  const sent: { path: string; body: Buffer; headers: Readonly<Record<string, string>> }[] = [];
  const { audit, entries } = createMemoryAudit();
  const selfTest = createWebhookSelfTest({
    webhookAddress: async () => ({ name: 'Shop', path: `/api/x/${HOOK_TOKEN}` }) as WebhookAddressView,
    securityKeysOf: async () => securityKeys,
    sign: signatureBy,
    send: async (outgoing) => {
      sent.push(outgoing);
      if (isStored) await desk.receive(outgoing.body, { ...outgoing.headers });
      return answer ?? { status: 200, error: null };
    },
    deliveries: desk.deliveries,
    audit,
    clock: () => desk.now,
    wait: async (ms) => {
      desk.now += ms;
      if (isWorkedOn) await desk.service.work();
    },
  });
  return { desk, sent, entries, run: () => selfTest.run('ks_1', SYSTEM) };
};

it.each([
  ['the security key, as Toss signs', [SECURITY_KEY], 'security_key'],
  ['the secret part of the address for a set without one', [], 'address'],
] as const)('is signed with %s, and passes', async (_what, securityKeys, signedWith) => {
  const test = aTest({ securityKeys: [...securityKeys] });
  expect(await test.run()).toMatchObject({
    ...{ outcome: 'passed', signedWith, status: 200, error: null },
    delivery: { state: 'done', result: { code: 'SELF_TEST_PASSED' } },
  });
  const [outgoing] = test.sent;
  expect(outgoing?.path).toBe(`/api/x/${HOOK_TOKEN}`);
  expect(outgoing?.body.toString()).not.toContain(HOOK_TOKEN);
  const headers = tossWebhooks.readHeaders(outgoing?.headers ?? {}).headers;
  const key = securityKeys[0] ?? HOOK_TOKEN;
  expect(tossWebhooks.signature([key], outgoing?.body ?? Buffer.alloc(0), headers)).toBe('verified');
});

it.each([
  ['not_answered', { answer: { status: null, error: 'ECONNREFUSED' }, isStored: false }, 'ECONNREFUSED'],
  ['refused', { answer: { status: 503, error: null }, isStored: false }, null],
  ['refused', { answer: { status: 404, error: null }, isStored: false }, null],
  ['not_kept', { isStored: false }, null],
  ['waiting', { isWorkedOn: false }, null],
] as const)('ends as %s', async (outcome, way, error) => {
  const test = aTest(way);
  expect(await test.run()).toMatchObject({ outcome, error });
  expect(test.entries).toMatchObject([{ action: 'webhook.self_tested', details: { outcome } }]);
});

it('is followed for eight seconds', async () => {
  expect(await aTest({ isWorkedOn: false }).run()).toMatchObject({ outcome: 'waiting', tookMs: 8_000 });
});

it('fails when the signature is not taken', async () => {
  const test = aTest();
  test.desk.securityKeys = [SECURITY_KEY];
  expect(await test.run()).toMatchObject({
    outcome: 'failed',
    delivery: { state: 'ignored', result: { code: 'SIGNATURE_INVALID' } } satisfies { state: string; result: object },
  });
});

it('never sends the same twice: the second is no repeat of the first', async () => {
  const test = aTest();
  const { now } = test.desk;
  await test.run();
  test.desk.now = now;
  await test.run();
  const rows: WebhookDelivery[] = test.desk.rows;
  expect(rows.map(({ duplicates }) => duplicates)).toEqual([0, 0]);
});
