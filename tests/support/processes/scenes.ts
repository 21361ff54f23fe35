import type { Operation } from '../../../sandbox/faults/fault';
import type { Buyer } from './buyer';
import type { Sending } from './buyer';
import type { HostProcess } from './host-process';
import type { ProcessShop } from './process-shop';

/** One request, ready to be sent. */
export type Act = {
  /** The payment that the provider is asked about. */
  paymentKey: string | null;
  send: (host: HostProcess, sending: Sending) => Promise<unknown>;
};

/** Something a shop does, of which every step is a point where a process may die. */
export type Scene = { name: string; call: Operation | null; prepare: (host: HostProcess) => Promise<Act> };

const PART = 10_000;

/** Every request that moves money or tells of it. */
export const scenesOf = (shop: ProcessShop, buyer: Buyer): Scene[] => {
  let made = 0;
  let confirmed = 0;
  const { products } = shop.seeded;
  const item = () => ({ product: products[0] ?? '', quantity: 2 });
  /** A product of its own for each act: whoever stands still with its row locked must not keep the others from theirs. */
  const ownItem = () => ({ product: products[(confirmed += 1) % products.length] ?? '', quantity: 2 });
  const key = (): string => `key-${(made += 1)}`;

  return [
    {
      name: 'order',
      call: null,
      prepare: () => {
        const wish = [item()];
        const sent = key();
        return Promise.resolve({
          paymentKey: null,
          send: (host, sending) => buyer.order(host, wish, { ...sending, key: sent }),
        });
      },
    },
    {
      name: 'confirm',
      call: 'confirm',
      prepare: async (host) => {
        const success = await buyer.agreed(host, [ownItem()]);
        return { ...success, send: (to, sending) => buyer.confirm(to, success, sending) };
      },
    },
    {
      name: 'confirm (virtual account)',
      call: 'confirm',
      prepare: async (host) => {
        const success = await buyer.agreed(host, [ownItem()], { method: 'VIRTUAL_ACCOUNT' });
        return { ...success, send: (to, sending) => buyer.confirm(to, success, sending) };
      },
    },
    {
      name: 'refund',
      call: 'cancel',
      prepare: async (host) => {
        const { paymentKey } = await buyer.paid(host, [item()]);
        const sent = key();
        return { paymentKey, send: (to, sending) => buyer.refund(to, paymentKey, PART, { ...sending, key: sent }) };
      },
    },
    {
      name: 'webhook',
      call: null,
      prepare: async (host) => {
        const { paymentKey } = await buyer.paid(host, [item()]);
        shop.sandbox.payments.cancelInConsole(paymentKey, { cancelReason: '고객 요청', cancelAmount: PART });
        const body = buyer.heldWebhooks(paymentKey).at(-1)?.body ?? '';
        return { paymentKey: null, send: (to, sending) => buyer.webhook(to, body, sending) };
      },
    },
  ];
};
