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
    /** The payment is made, but its answer never arrives. */
    loseAnswer: (orderId: string) =>
      send('POST', '/faults', { on: 'confirm', kind: 'lost-answer', orderId, times: 'always' }),
    /** Toss's own books of one order. */
    ledgerOf: async (orderId: string): Promise<LedgerPayment[]> =>
      (await send<{ payments: LedgerPayment[] }>('GET', `/ledger?orderId=${encodeURIComponent(orderId)}`)).payments,
  };
};
