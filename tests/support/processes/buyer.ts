import { DOCUMENTATION_KEY_SETS, type Sandbox } from '../../../sandbox';
import type { Answer, ApiBody } from '../host/api';
import type { HostProcess } from './host-process';
import type { ProcessShop } from './process-shop';
import { FLOW_HEADER, type FlowWish } from './protocol';

export type Success = { paymentKey: string; orderId: string; amount: number };
export type MadeOrder = { orderId: string; orderName: string; amount: number; currency: string; clientKey: string };
export type MadePayment = { paymentKey: string; orderId: string; state: string; amount: number; balanceAmount: number };
export type MadeRefund = { refundId: string; paymentKey: string; state: string; amount: number };

/** How a request is sent: as a flow, and under a key. */
export type Sending = { flow?: FlowWish; key?: string };

type Item = { product: string; quantity: number };
type Authenticate = Parameters<Sandbox['payments']['authenticate']>[0];

export const headersOf = ({ flow, key }: Sending): Record<string, string> => ({
  ...(flow ? { [FLOW_HEADER]: encodeURIComponent(JSON.stringify(flow)) } : {}),
  ...(key ? { 'Idempotency-Key': key } : {}),
});

/** What a shop's server and its buyers do, at whichever process they reach. */
export const createBuyer = (shop: ProcessShop) => {
  const { sandbox, seeded } = shop;
  const post = <Data>(
    host: HostProcess,
    path: string,
    data: object,
    sending: Sending
  ): Promise<Answer<ApiBody<Data>>> =>
    host.api(seeded.fullAccess).post<Data>(path, { data }, { headers: headersOf(sending) });

  const order = (host: HostProcess, items: Item[], sending: Sending = {}) =>
    post<MadeOrder>(host, '/orders', { items }, sending);

  /** The buyer agrees in the provider's window. Returns what the success page is called with. */
  const authorise = (
    { orderId, orderName, amount, clientKey }: MadeOrder,
    more: Partial<Authenticate> = {}
  ): Success => {
    const { paymentKey } = sandbox.payments.authenticate({
      clientKey,
      orderId,
      orderName,
      amount,
      ...more,
    } as Authenticate);
    return { paymentKey, orderId, amount };
  };

  const confirm = (host: HostProcess, success: Success, sending: Sending = {}) =>
    post<MadePayment>(host, '/payments/confirm', success, sending);

  const refund = (host: HostProcess, paymentKey: string, amount: number | null, sending: Sending = {}) =>
    post<MadeRefund>(
      host,
      `/payments/${paymentKey}/refunds`,
      { reason: '단순 변심', ...(amount === null ? {} : { amount }) },
      sending
    );

  /** An order that the buyer has agreed to. @throws Error when it could not be made */
  const agreed = async (host: HostProcess, items: Item[], more: Partial<Authenticate> = {}): Promise<Success> => {
    const made = await order(host, items);
    if (made.status !== 201) throw new Error(`No order: ${made.status} ${made.text}`);
    return authorise(made.body.data, more);
  };

  /** A payment that is taken. @throws Error when it was not */
  const paid = async (host: HostProcess, items: Item[], more: Partial<Authenticate> = {}): Promise<Success> => {
    const success = await agreed(host, items, more);
    const answer = await confirm(host, success);
    if (answer.status !== 200) throw new Error(`Not paid: ${answer.status} ${answer.text}`);
    return success;
  };

  /** Toss's webhooks about this payment that were held back, as they would be sent. */
  const heldWebhooks = (paymentKey: string) =>
    sandbox.webhooks.log().filter((delivery) => delivery.paymentKey === paymentKey && delivery.state === 'held');

  const webhook = (host: HostProcess, body: string, sending: Sending = {}) =>
    fetch(`${host.url}${seeded.hookPaths['widget']}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersOf(sending) },
      body,
    });

  return { order, authorise, confirm, refund, agreed, paid, heldWebhooks, webhook };
};

export type Buyer = ReturnType<typeof createBuyer>;

/** Has the sandbox send its webhooks to these processes: each of them hears of everything. */
export const sendWebhooksTo = ({ sandbox, seeded }: ProcessShop, urls: readonly string[]): void => {
  for (const { kind, clientKey } of DOCUMENTATION_KEY_SETS) {
    sandbox.keySets.setWebhooks(
      clientKey,
      urls.map((url) => ({ url: `${url}${seeded.hookPaths[kind]}` }))
    );
  }
};
