import { randomBytes } from 'node:crypto';
import { createSandbox, DOCUMENTATION_KEY_SETS, type LoggedRequest, type Sandbox } from '../../../sandbox';
import { answerParent } from './channel';

/** What is to be paid. `amount` in won. */
export type Payable = { orderId: string; orderName: string; amount: number };
/** A webhook as the provider would send it now, and how it is numbered. */
export type Told = { body: string; headers: Record<string, string> };
/** Since it was watched: how often each payment was read, and when the first and the last (epoch ms). */
export type Watched = { reads: number; payments: number; mostOfOne: number; firstAt: number; lastAt: number };
/** What the provider's books say of one order. */
export type Taken = { orderId: string; paymentKey: string; captured: number; refunded: number; confirmations: number };

const SHOP = DOCUMENTATION_KEY_SETS.find(({ kind }) => kind === 'widget');
const clientKey = SHOP?.clientKey ?? '';

const authorization = `Basic ${Buffer.from(`${SHOP?.secretKeys[0]}:`).toString('base64')}`;

const toldOf = async ({ url }: Sandbox, paymentKey: string): Promise<Told> => {
  const response = await fetch(`${url}/v1/payments/${paymentKey}`, { headers: { authorization } });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status} for ${paymentKey}`);
  const data: unknown = await response.json();
  const [day, time] = [new Date().toISOString().slice(0, 10), new Date().toISOString().slice(11, 23)];
  return {
    body: JSON.stringify({ eventType: 'PAYMENT_STATUS_CHANGED', createdAt: `${day}T${time}000`, data }),
    headers: {
      'content-type': 'application/json',
      'tosspayments-webhook-transmission-time': `${day}T${time.slice(0, 8)}+09:00`,
      'tosspayments-webhook-transmission-retried-count': '0',
      'tosspayments-webhook-transmission-id': `whtrans_${randomBytes(12).toString('hex')}`,
    },
  };
};

const LOOK_MS = 200;

/** The sandbox's log forgets: what is read is counted while it is there. */
const createWatch = (sandbox: Sandbox) => {
  const seen = new Set<LoggedRequest>();
  let since = Infinity;
  const look = (): void => {
    if (since === Infinity) return;
    for (const request of sandbox.ledger.requests({ operation: 'read' }))
      if (request.at >= since) seen.add(request);
  };
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return {
    begin: (): void => {
      seen.clear();
      since = Date.now();
    },
    read: (): Watched => {
      look();
      const times = new Map<string | null, number>();
      for (const { paymentKey } of seen) times.set(paymentKey, (times.get(paymentKey) ?? 0) + 1);
      const at = [...seen].map((request) => request.at).toSorted((a, b) => a - b);
      const mostOfOne = [...times.values()].reduce((most, count) => Math.max(most, count), 0);
      return { reads: seen.size, payments: times.size, mostOfOne, firstAt: at[0] ?? NaN, lastAt: at.at(-1) ?? NaN };
    },
  };
};

const asksOf = (sandbox: Sandbox, watch: ReturnType<typeof createWatch>) => ({
  listen: () => sandbox.listen(),
  /** Buyers authorise many orders at once. @returns a payment key each */
  authorise: (orders: readonly Payable[]) =>
    orders.map((order) => sandbox.payments.authenticate({ clientKey, ...order }).paymentKey),
  /** Every answer of the API takes this much longer from now on. */
  delay: (ms: number) => {
    sandbox.faults.clear();
    if (ms > 0) sandbox.faults.add({ on: 'any', kind: 'slow', ms, times: 'always' });
  },
  /** The books about these payments. */
  taken: (paymentKeys: readonly string[]): Taken[] =>
    paymentKeys.flatMap((key) => {
      const found = sandbox.ledger.payment(key);
      if (!found) return [];
      const { orderId, paymentKey, captured, refunded, confirmations } = found;
      return [{ orderId, paymentKey, captured, refunded, confirmations }];
    }),
  /** Somebody refunds these in Toss's own console: the shop hears of it by webhook, or not at all. */
  refundInConsole: (paymentKeys: readonly string[]) => {
    for (const key of paymentKeys) sandbox.payments.cancelInConsole(key, { cancelReason: '고객센터 요청' });
  },
  told: (paymentKeys: readonly string[]): Promise<Told[]> =>
    Promise.all(paymentKeys.map((key) => toldOf(sandbox, key))),
  watch: () => watch.begin(),
  watched: () => watch.read(),
});

export type SandboxAsks = ReturnType<typeof asksOf>;

const sandbox = createSandbox();
answerParent(asksOf(sandbox, createWatch(sandbox)));
