import type { KeySetView } from '../../contracts/settings';
import { createSandbox, type Sandbox } from '../../sandbox';
import { startHost, type Host, type StoppedHost } from '../support/host-app';
import { keySetInput, publishProduct, serviceIn } from '../support/open-shop';

const SECRET = 'test_sk_REFERENCEDinTheTests0000Aa1Z';
const CLIENT_KEY = 'test_ck_referencedInTheTests';
const VARIABLE = 'COMMERCE_TEST_SECRET_KEY';
const REFERENCE = `env:${VARIABLE}`;
const BASE = '/commerce-payments/key-sets';

let host: Host;
let sandbox: Sandbox;
let tossBaseUrl: string;
let id: string;

beforeAll(async () => {
  process.env[VARIABLE] = SECRET;
  sandbox = createSandbox();
  sandbox.keySets.add({
    ...{ mid: 'referenced', kind: 'api', environment: 'test', clientKey: CLIENT_KEY },
    secretKeys: [SECRET],
  });
  tossBaseUrl = await sandbox.listen();
  host = await startHost({ tossBaseUrl });
});
afterAll(async () => {
  delete process.env[VARIABLE];
  await host?.stop();
  await sandbox?.close();
});

const wish = (change = {}) => ({
  data: keySetInput('api', { name: 'by reference', clientKey: CLIENT_KEY, secretKey: REFERENCE, ...change }),
});
const restart = async (before: Promise<StoppedHost>): Promise<void> => {
  host = await startHost({ tossBaseUrl, again: await before });
};
const view = async () => (await (await host.admin()).get<KeySetView>(`${BASE}/${id}`)).body.data;

/** Everything that the database holds of key sets and what was written down about them. */
const stored = async (): Promise<string> =>
  JSON.stringify(
    await Promise.all(
      ['key-set', 'audit-entry'].map((type) => host.strapi.db.query(`plugin::commerce-payments.${type}`).findMany())
    )
  );

test('a reference is stored as one, tried at once and paid with', async () => {
  const admin = await host.admin();
  const made = await admin.post<KeySetView>(BASE, wish());
  expect(made).toMatchObject({
    status: 201,
    body: {
      data: {
        secretKey: { reference: REFERENCE, isMissing: false, problem: null, last4: 'Aa1Z' },
        verification: { result: 'good' },
      },
    },
  });
  id = made.body.data.id;
  expect(await stored()).toContain(REFERENCE);
  expect(await stored()).not.toContain(SECRET);

  const full = host.api(await host.tokens.fullAccess());
  const product = await publishProduct(host, { price: 5_000 });
  const { data: order } = (await full.post<never>('/orders', { data: { items: [{ product, quantity: 1 }] } })).body;
  const { paymentKey, orderId, amount } = sandbox.payments.authenticate(order) as never as Record<string, string>;
  const paid = await full.post('/payments/confirm', { data: { paymentKey, orderId, amount } });
  expect(paid).toMatchObject({ status: 200, body: { data: { state: 'paid' } } });
});

test('a reference to nothing is refused with the field', async () => {
  const { status, body } = await (await host.admin()).post(BASE, wish({ secretKey: 'env:COMMERCE_TEST_NOWHERE' }));
  expect([status, body.error?.details]).toEqual([
    422,
    expect.objectContaining({
      code: 'REFERENCE_MISSING',
      errors: [expect.objectContaining({ path: ['secretKey'], message: 'REFERENCE_MISSING' })],
    }),
  ]);
});

test('a variable that is gone stops payments, not the shop, and is named everywhere', async () => {
  delete process.env[VARIABLE];
  await restart(host.halt());
  expect(host.logs.problems()).toContain(`${REFERENCE} for the key set "by reference": REFERENCE_MISSING`);
  expect(await view()).toMatchObject({ secretKey: { reference: REFERENCE, isMissing: true, last4: '' } });

  const verified = await (await host.admin()).post(`${BASE}/${id}/verify`);
  expect(verified).toMatchObject({
    status: 503,
    body: { error: { details: { code: 'KEY_SET_NOT_CONFIGURED', variable: VARIABLE, problem: 'REFERENCE_MISSING' } } },
  });
  const full = host.api(await host.tokens.fullAccess());
  const [payment] = (await full.get<{ paymentKey: string }[]>('/payments')).body.data;
  const refused = await full.post(`/payments/${payment?.paymentKey}/refunds`, { data: { reason: '변심' } });
  expect([refused.status, refused.body.error?.details.code]).toEqual([503, 'KEY_SET_NOT_CONFIGURED']);
});

test('a variable that holds another key shows at once, and is written down', async () => {
  const next = 'test_sk_REFERENCEDinTheTests1111Bb2Y';
  sandbox.keySets.addSecret(CLIENT_KEY, next);
  process.env[VARIABLE] = next;
  await restart(host.halt());
  expect(await view()).toMatchObject({ secretKey: { isMissing: false, last4: 'Bb2Y', rejectedAt: null } });
  // Tried at the boot, in the background.
  for (let polls = 0; polls < 100 && (await view()).verification === null; polls += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect((await view()).verification).toMatchObject({ result: 'good' });
  expect(await stored()).not.toMatch(/REFERENCEDinTheTests/);

  const full = host.api(await host.tokens.fullAccess());
  const [payment] = (await full.get<{ paymentKey: string }[]>('/payments')).body.data;
  const refund = await full.post(`/payments/${payment?.paymentKey}/refunds`, { data: { reason: '변심' } });
  expect(refund).toMatchObject({ status: 201, body: { data: { state: 'succeeded' } } });
});

test('a variable with a line break behind the key is named, and not mended in silence', async () => {
  process.env[VARIABLE] = `${SECRET}\n`;
  await restart(host.halt());
  expect(host.logs.problems()).toContain(`${REFERENCE} for the key set "by reference": STRAY_CHARACTERS`);
  await expect(serviceIn(host, 'keySets').credentialsOf(id)).rejects.toMatchObject({
    details: { variable: VARIABLE, problem: 'STRAY_CHARACTERS' },
  });
});
