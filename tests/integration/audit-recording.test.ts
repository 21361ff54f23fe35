import ko from '../../admin/src/translations/ko.json';
import { AUDIT_ACTIONS, type AuditAction, type AuditEntryView } from '../../contracts/audit';
import type { EventEndpointWithSecret } from '../../contracts/event-endpoints';
import type { KeySetView } from '../../contracts/settings';
import { PERMISSIONS } from '../../contracts/permissions';
import { DOCUMENTATION_KEY_SETS } from '../../sandbox';
import { adminTokenOf } from '../support/admin-routes';
import { rowsIn } from '../support/editor';
import { openHookedShop, receiveOne, type HookedShop } from '../support/hooked-shop';
import type { ApiClient } from '../support/host/api';
import { keySetInput, publishProduct, serviceIn } from '../support/open-shop';
import { eventOf } from '../support/told-shop';
import { defaultShopSettings } from '../../server/src/domain/shop-settings';

const BASE = '/commerce-payments';
/** Receivers keep secrets in the address. */
const URL_SECRET = 'T0123456789-secret-of-the-receiver';
const ADDRESS = `http://127.0.0.1:9/hooks/${URL_SECRET}?token=${URL_SECRET}`;
const ORIGIN = 'http://127.0.0.1:9';
const { clientKey, secretKeys } = DOCUMENTATION_KEY_SETS.find(({ kind }) => kind === 'api')!;

const ADMINISTRATOR = { kind: 'admin_user', id: expect.stringMatching(/^\d+$/), name: 'Test Admin' };
const PLUGIN = { kind: 'system', id: null, name: null };

let shop: HookedShop;
let admin: ApiClient;
let product: string;
let paymentKey: string;
let refundId: string;
let endpoint: EventEndpointWithSecret;
let reissued = '';

beforeAll(async () => {
  shop = await openHookedShop({ pluginConfig: { webhooks: { allowPrivateAddresses: true } } });
  admin = await shop.host.admin();
  product = await publishProduct(shop.host, { stock: 10 });
  paymentKey = (await shop.pay([{ product, quantity: 1 }])).body.data.paymentKey;
  endpoint = (await admin.post<EventEndpointWithSecret>(`${BASE}/event-endpoints`, { url: ADDRESS })).body.data;
  await serviceIn(shop.host, 'outbox').append([eventOf('order-audited')]);
  await serviceIn(shop.host, 'outbox').work();
  await serviceIn(shop.host, 'outbox').idle();
  await receiveOne(shop.host);
});
afterAll(() => shop?.close());

const done = async (answer: Promise<{ status: number; text: string }>): Promise<void> => {
  const { status, text } = await answer;
  if (status >= 300) throw new Error(`${status} ${text}`);
};
const post = (path: string, body: object = {}) => done(admin.post(`${BASE}${path}`, body));
const put = (path: string, body: object) => done(admin.put(`${BASE}${path}`, body));

const settings = { ...keySetInput('api'), secretKey: null, isDefault: false, name: 'audited' };
const audited = async (): Promise<KeySetView> => {
  const set = (await serviceIn(shop.host, 'keySets').list()).find(({ name }) => name === 'audited');
  if (!set) throw new Error('The key set is not there');
  return set;
};
const step = async (name: string, body: object = {}): Promise<void> => {
  const { id, version } = await audited();
  await post(`/key-sets/${id}/${name}`, { version, ...body });
};
const firstOf = async (type: string, id: string): Promise<string> => {
  const [row] = (await rowsIn(shop.host, type).findMany({ limit: 1 } as never)) as Record<string, string>[];
  return row?.[id] ?? '';
};

const idsOf = async (uid: string): Promise<number[]> =>
  ((await shop.host.strapi.db.query(uid as never).findMany({ limit: 1 })) as { id: number }[]).map(({ id }) => id);

const SETTINGS = { ...defaultShopSettings(), timeZone: 'UTC', version: 0 };

/** A real request for each, in an order in which they can be done. */
const DEEDS: Record<AuditAction, () => Promise<void>> = {
  'key_set.created': () => post('/key-sets', { data: { ...settings, secretKey: secretKeys[0] } }),
  'key_set.updated': async () =>
    put(`/key-sets/${(await audited()).id}`, { data: { ...settings, description: '감사', version: 1 } }),
  'key_set.verified': () => step('verify'),
  'key_set.rotated': async () => {
    reissued = shop.sandbox.keySets.reissue(clientKey);
    await step('rotate', { which: 'secret', key: reissued });
  },
  'key_set.promoted_back': () => step('promote', { which: 'secret' }),
  'key_set.retired': () => step('retire', { which: 'secret' }),
  'key_set.made_default': () => step('default'),
  'key_set.disabled': () => step('disable'),
  'key_set.enabled': () => step('enable'),
  'key_set.webhook_address_replaced': () => step('replace-webhook-address'),
  'key_set.webhook_addresses_shown': () => done(admin.get(`${BASE}/webhook-addresses`)),
  'vault.rekeyed': () => post('/vault/rekey'),
  'vault.installation_accepted': async () => {
    await shop.host.strapi.db.connection('commerce_installations').update({ settings: 'f'.repeat(32) });
    await post('/vault/accept-installation');
  },
  'limits.updated': async () => {
    const subject = { kind: 'api_token', id: (await idsOf('admin::api-token'))[0], version: 0 };
    await put('/refund-limits', { data: { ...subject, currency: 'KRW', perRefund: 50_000, perDay: null } });
  },
  'settings.updated': () => put('/shop-settings', { data: SETTINGS }),
  'event_endpoint.created': () => post('/event-endpoints', { url: `${ADDRESS}&two` }),
  'event_endpoint.updated': () => put(`/event-endpoints/${endpoint.id}`, { description: '창고' }),
  'event_endpoint.secret_rotated': () => post(`/event-endpoints/${endpoint.id}/rotate-secret`),
  'event_delivery.redelivered': async () =>
    post(`/event-deliveries/${await firstOf('event-delivery', 'deliveryId')}/redeliver`),
  'event_endpoint.deleted': () => done(admin.delete(`${BASE}/event-endpoints/${endpoint.id}`)),
  'webhook_delivery.replayed': async () =>
    post(`/webhook-deliveries/${await firstOf('webhook-delivery', 'deliveryId')}/replay`),
  'webhook.self_tested': async () => post('/webhook-self-tests', { data: { keySetId: (await audited()).id } }),
  'refund.created': async () => {
    const { body, text } = await shop.full.post<{ refundId: string }>(`/payments/${paymentKey}/refunds`, {
      data: { reason: '고객 이름과 전화번호', amount: 1_000 },
    });
    if (!body.data) throw new Error(text);
    refundId = body.data.refundId;
  },
  'payment.checked': () => post(`/payments/${paymentKey}/check`),
  'payment.raw_shown': () => done(admin.get(`${BASE}/payments/${paymentKey}/raw`)),
  'payments.exported': () => post('/payments/exports', { data: { q: '전화번호', state: 'paid', language: 'ko' } }),
  'refund.checked': () => post(`/refunds/${refundId}/check`),
  'stock.changed': () => put(`/offers/${product}/stock`, { data: { adjust: 5 } }),
  'audit.chain_resumed': async () => {
    // There is an end to forge only once the chain has begun.
    await post('/audit-entries/verify-chain');
    expect(await shop.host.strapi.db.connection('commerce_audit_heads').select()).toHaveLength(1);
    await shop.host.strapi.db.connection('commerce_audit_heads').update({ signature: 'f'.repeat(64) });
    await put(`/offers/${product}/stock`, { data: { adjust: -1 } });
    await post('/audit-entries/verify-chain');
  },
};

const newest = async (action: AuditAction): Promise<AuditEntryView | undefined> =>
  (await admin.get<AuditEntryView[]>(`${BASE}/audit-entries?action=${action}&pagination[pageSize]=1`)).body.data[0];

/** What an entry says, beyond who and when. */
const told: Partial<Record<AuditAction, () => object>> = {
  'key_set.rotated': () => ({ subject: { kind: 'key_set', name: 'audited' }, details: { which: 'secret' } }),
  'limits.updated': () => ({ subject: { kind: 'limits' }, changes: { perRefund: { from: null, to: 50_000 } } }),
  'settings.updated': () => ({
    subject: { kind: 'settings' },
    changes: { timeZone: { from: 'Asia/Seoul', to: 'UTC' } },
  }),
  'event_endpoint.created': () => ({
    subject: { kind: 'event_endpoint', name: ORIGIN },
    changes: { url: { from: null, to: expect.stringMatching(/^http:\/\/127\.0\.0\.1:9 \([0-9a-f]{12}\)$/) } },
  }),
  'event_endpoint.updated': () => ({ changes: { description: { from: null, to: '창고' } } }),
  'event_endpoint.secret_rotated': () => ({
    changes: { secret: { from: expect.any(String), to: expect.any(String) } },
  }),
  'event_delivery.redelivered': () => ({ changes: { state: { to: 'pending' } }, details: { endpointId: endpoint.id } }),
  'webhook_delivery.replayed': () => ({ changes: { state: { to: 'received' } } }),
  'webhook.self_tested': () => ({
    subject: { kind: 'key_set', name: 'audited' },
    details: { outcome: 'passed', deliveryId: expect.stringMatching(/^whd_/) },
  }),
  'refund.created': () => ({
    actor: { kind: 'api_token', id: expect.stringMatching(/^\d+$/), name: expect.any(String) },
    subject: { kind: 'refund', id: refundId },
    details: { paymentKey, amount: 1_000, currency: 'KRW', origin: 'api' },
  }),
  'payment.checked': () => ({ subject: { kind: 'payment', id: paymentKey } }),
  'payment.raw_shown': () => ({
    subject: { kind: 'payment', id: paymentKey },
    details: { orderId: expect.any(String), providerCode: null },
  }),
  'payments.exported': () => ({
    subject: { kind: 'payment', id: null },
    details: { state: 'paid', searchedIn: 'nameKey' },
  }),
  'refund.checked': () => ({ subject: { kind: 'refund', id: refundId } }),
  'stock.changed': () => ({ subject: { kind: 'product', id: product }, changes: { stock: { from: 9, to: 14 } } }),
  'audit.chain_resumed': () => ({ actor: PLUGIN, details: { reason: 'signature' } }),
};

describe('what is done is written down', () => {
  it('has a deed here for every action there is', () => {
    expect(Object.keys(DEEDS).sort()).toEqual([...AUDIT_ACTIONS].sort());
  });

  it.each(Object.keys(DEEDS) as AuditAction[])('%s', async (action) => {
    const before = (await newest(action))?.id;
    await DEEDS[action]();
    const entry = await newest(action);
    expect(entry?.id).not.toBe(before);
    expect(entry).toMatchObject({ action, actor: ADMINISTRATOR, ...told[action]?.() });
    expect(Math.abs(Date.parse(entry?.at ?? '') - Date.now())).toBeLessThan(60_000);
    const fields = [...Object.keys(entry?.changes ?? {}), ...Object.keys(entry?.details ?? {})];
    expect(fields.filter((field) => !(`audit.field.${field}` in ko))).toEqual([]);
  });

  it('never with a secret, nor with what people wrote', async () => {
    const { text } = await admin.get(`${BASE}/audit-entries/export`);
    expect(text.trimEnd().split('\n').length).toBeGreaterThan(AUDIT_ACTIONS.length);
    for (const secret of [...secretKeys, reissued, URL_SECRET, endpoint.secret.slice(6), '전화번호', 'eyJ'])
      expect(text).not.toContain(secret);
  });

  it('not when it was refused', async () => {
    const before = await newest('stock.changed');
    expect((await admin.put(`${BASE}/offers/${product}/stock`, { data: { adjust: -1_000 } })).status).toBe(422);
    expect(await newest('stock.changed')).toEqual(before);
  });

  it('by an admin token under its own name, not its owner’s', async () => {
    const script = shop.host.http(await adminTokenOf(admin, [PERMISSIONS.stockUpdate]));
    await done(script.put(`${BASE}/offers/${product}/stock`, { data: { adjust: 1 } }));
    expect((await newest('stock.changed'))?.actor).toMatchObject({ kind: 'admin_token', name: 'token 1' });
  });
});
