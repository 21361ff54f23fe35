import { randomBytes } from 'node:crypto';

import type { Ready } from './playground.mjs';

export type Keys = { clientKey: string; secretKey: string };

/** Keys of the right form that nobody else has. */
export const makeKeys = (prefix: { client: string; secret: string }): Keys => {
  const rest = () => randomBytes(18).toString('hex').slice(0, 28);
  return { clientKey: `${prefix.client}${rest()}`, secretKey: `${prefix.secret}${rest()}` };
};

export const WIDGET = { client: 'test_gck_', secret: 'test_gsk_' };
export const API = { client: 'test_ck_', secret: 'test_sk_' };

export type LedgerPayment = {
  paymentKey: string;
  orderId: string;
  clientKey: string;
  captured: number;
  refunded: number;
  confirmations: number;
};

/** The sandbox's control API: what a merchant would do in Toss's console, and what goes wrong at Toss. */
export const createTossControls = ({ sandbox }: Ready) => {
  const send = async <Body>(method: string, path: string, body?: unknown): Promise<Body> => {
    const response = await fetch(`${sandbox}/control${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Body;
  };
  const ledgerOf = async (orderId: string): Promise<LedgerPayment[]> =>
    (await send<{ payments: LedgerPayment[] }>('GET', `/ledger?orderId=${encodeURIComponent(orderId)}`)).payments;
  type Trouble = { kind: string; fields?: Record<string, unknown> };
  const spoil = async (orderId: string, confirm: Trouble, read: Trouble): Promise<() => Promise<void>> => {
    const [payment] = await ledgerOf(orderId);
    if (!payment) throw new Error(`Nobody has been to the window for ${orderId}`);
    const faults = [
      { ...confirm, on: 'confirm', orderId, times: 'always' },
      { ...read, on: 'read', paymentKey: payment.paymentKey, times: 'always' },
    ];
    const made = await Promise.all(faults.map((fault) => send<{ id: string }>('POST', '/faults', fault)));
    return async () => {
      for (const { id } of made) await send('DELETE', `/faults/${id}`);
    };
  };
  return {
    /** A shop that Toss knows. */
    addShop: ({ clientKey, secretKey }: Keys, kind: 'widget' | 'api') =>
      send('POST', '/key-sets', {
        mid: `t${randomBytes(5).toString('hex')}`,
        kind,
        environment: 'test',
        clientKey,
        secretKeys: [secretKey],
      }),
    /** The merchant reissues the secret in the console: the new one is answered, the one before works beside it. */
    reissue: async ({ clientKey }: Keys): Promise<string> =>
      (await send<{ secretKey: string }>('POST', `/key-sets/${clientKey}/reissue`, {})).secretKey,
    /** Toss takes this secret no longer. */
    endSecret: ({ clientKey }: Keys, secretKey: string) =>
      send('DELETE', `/key-sets/${clientKey}/secrets/${secretKey}`),
    /** The next question about a payment is answered this much later, in milliseconds. */
    dawdle: (ms: number) => send('POST', '/faults', { on: 'read', kind: 'slow', ms, times: 1 }),
    /**
     * Nothing more is heard of this order: the payment is made, and neither that answer nor any later one arrives. The
     * buyer has been through the window. What it answers ends that.
     */
    fallSilent: (orderId: string): Promise<() => Promise<void>> =>
      spoil(orderId, { kind: 'lost-answer' }, { kind: 'reset' }),
    /** Toss tells something else than it did, now and later. As above. */
    misstate: (orderId: string, fields: Record<string, unknown>): Promise<() => Promise<void>> =>
      spoil(orderId, { kind: 'patch', fields }, { kind: 'patch', fields }),
    /** The next refund of this payment is made and its answer lost, or refused with this code. */
    failRefund: (paymentKey: string, fault: { kind: 'lost-answer' } | { kind: 'error'; code: string }) =>
      send('POST', '/faults', { on: 'cancel', paymentKey, ...fault }),
    /** The buyer pays into the virtual account of this order. */
    deposit: async (paymentKey: string): Promise<void> => {
      await send('POST', `/payments/${paymentKey}/deposit`, {});
    },
    /** Toss's own books of one order. */
    ledgerOf,
  };
};
