import type { Payment } from '../../server/src/domain/payment';
import { tossWebhooks } from '../../server/src/providers/toss/webhook';
import { createDrain } from '../../server/src/services/drain';
import { hashOfHookToken } from '../../server/src/services/hook-tokens';
import type { Asked } from '../../server/src/services/inquiry';
import type { Asking } from '../../server/src/services/webhook-work';
import { createWebhooks, type WebhookPorts } from '../../server/src/services/webhooks';
import { createMemoryAudit } from './memory-audit';
import { createMemoryDeliveries } from './memory-webhooks';

export const HOOK_TOKEN = 'the-token-of-the-tests'.padEnd(43, '_');
const HOOK_HASH = hashOfHookToken(HOOK_TOKEN);
export const KEY_SET_ID = 'ks_1';
export const SECURITY_KEY = '0123456789abcdef'.repeat(4);

type Answer = Awaited<ReturnType<Asking['ask']>>;

/**
 * The webhook service over memory. Payments are found by their key; a sealed secret is `sealed:` and its text. `asked`
 * is what the provider was asked for, `answer` what it says instead of the payment, `now` the time.
 */
export const setUpDesk = (payments: readonly Payment[] = [], change: Partial<WebhookPorts> = {}) => {
  const memory = createMemoryDeliveries();
  const desk = {
    ...memory,
    asked: [] as string[],
    reports: [] as string[],
    now: 1_000_000,
    mid: 'tosspayments' as string | null,
    securityKeys: [SECURITY_KEY],
    refunds: new Map<string, string>(),
    drain: createDrain(),
    keySetIdsOf: async (hashes: readonly string[]) =>
      new Map(hashes.filter((hash) => hash === HOOK_HASH).map((hash) => [hash, KEY_SET_ID])),
    answer: null as null | ((paymentKey: string) => Answer | Promise<Answer>),
  };
  const ask: Asking['ask'] = async (paymentKey) => {
    desk.asked.push(paymentKey);
    if (desk.answer) return desk.answer(paymentKey);
    const payment = payments.find((one) => one.paymentKey === paymentKey);
    return payment ? { outcome: 'settled', payment, mid: desk.mid } : { outcome: 'unknown_payment' };
  };
  const service = createWebhooks({
    deliveries: memory.deliveries,
    reader: tossWebhooks,
    inquiry: {
      ask,
      askAbout: async ({ payment }) => (await ask(payment.paymentKey)) as Asked,
      ofOrder: async (orderId) =>
        payments
          .filter((payment) => payment.orderId === orderId)
          .map((payment) => ({ payment, refunds: [], mid: desk.mid, credentials: async () => ({ secretKey: 'x' }) })),
    },
    subjects: {
      paymentKeyOfRefund: async ({ transactionKey, refundId }) =>
        desk.refunds.get(transactionKey ?? '') ?? desk.refunds.get(refundId ?? '') ?? null,
    },
    open: async (sealed) => sealed.replace('sealed:', ''),
    seal: async (plaintext) => `sealed:${plaintext}`,
    securityKeysOf: async () => desk.securityKeys,
    selfTestKeysOf: async () => (desk.securityKeys.length > 0 ? desk.securityKeys : [HOOK_TOKEN]),
    midOf: async () => desk.mid,
    keySetIdsOf: (hashes) => desk.keySetIdsOf(hashes),
    drain: desk.drain,
    inTransaction: (work) => work(),
    audit: createMemoryAudit().audit,
    clock: () => desk.now,
    leaseMs: 60_000,
    report: (what, error) => void desk.reports.push(`${what}: ${String(error)}`),
    ...change,
  });

  const receive = (body: unknown, headers: Record<string, string> = {}, hookToken = HOOK_TOKEN) =>
    service.receive({
      hookToken,
      body: Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
      headers,
    });

  return Object.assign(desk, {
    service,
    receive,
    /** Arrives and is worked on; the row afterwards. */
    deliver: async (body: unknown, headers: Record<string, string> = {}) => {
      await receive(body, headers);
      await service.work();
      return memory.rows.at(-1)!;
    },
  });
};

export const paymentEvent = (data: Record<string, unknown> = {}) => ({
  eventType: 'PAYMENT_STATUS_CHANGED',
  createdAt: '2026-09-01T10:31:05.123456',
  data: { paymentKey: 'pay_1', orderId: 'ord_1', status: 'DONE', mId: 'tosspayments', ...data },
});

export const depositEvent = (change: Record<string, unknown> = {}) => ({
  createdAt: '2026-09-01T10:31:05.123456',
  secret: 'ps_1',
  status: 'DONE',
  transactionKey: 'txrd_1',
  orderId: 'ord_1',
  ...change,
});
