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
    /** Nothing more is heard of this order: the payment is made, and neither that answer nor any later one arrives. */
    fallSilent: async (orderId: string): Promise<() => Promise<void>> => {
      const [payment] = await ledgerOf(orderId);
      const lost = { on: 'confirm', kind: 'lost-answer', orderId, times: 'always' };
      const unread = { on: 'read', kind: 'reset', paymentKey: payment?.paymentKey, times: 'always' };
      const silences = await Promise.all([lost, unread].map((fault) => send<{ id: string }>('POST', '/faults', fault)));
      return async () => {
        for (const { id } of silences) await send('DELETE', `/faults/${id}`);
      };
    },
    /** The same for an order that nobody has begun to pay. */
    keepSilentAbout: async (orderId: string): Promise<() => Promise<void>> => {
      const lost = { on: 'confirm', kind: 'lost-answer', orderId, times: 'always' };
      const unread = { on: 'read', kind: 'reset', orderId, times: 'always' };
      const silences = await Promise.all([lost, unread].map((fault) => send<{ id: string }>('POST', '/faults', fault)));
      return async () => {
        for (const { id } of silences) await send('DELETE', `/faults/${id}`);
      };
    },
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
