import type { EventDeliveryView, EventEndpointWithSecret } from '../../contracts/event-endpoints';
import type { OrderEventType } from '../../contracts/events';
import { orderEvent, type NewEvent } from '../../server/src/domain/event';
import { rowsIn } from './editor';
import type { Host } from './host-app';
import { openShop, publishProduct, serviceIn } from './open-shop';
import { startReceiver } from './receiver';

export const PAID = 'commerce-payments.order.paid';
/** The panel's API. */
export const ADMIN = '/commerce-payments';
/** What lets a shop send to a receiver on the loopback. */
export const PRIVATE_ALLOWED = { webhooks: { allowPrivateAddresses: true } };

/** An order's event, to be appended. */
export const eventOf = (orderId: string, type: OrderEventType = 'order.paid'): NewEvent =>
  orderEvent(
    type,
    { orderId, state: 'paid', amount: 1, refundedAmount: 0, currency: 'KRW', environment: 'test', paidAt: 0 },
    null
  );

/** A shop with a product, and a receiver on the loopback that its events may be sent to. */
export const openToldShop = async () => {
  const receiver = await startReceiver();
  const shop = await openShop({ pluginConfig: PRIVATE_ALLOWED });
  const shirt = await publishProduct(shop.host, { price: 33_000 });
  /** Another one after `reopen`. */
  let { host } = shop;
  const outbox = () => serviceIn(host, 'outbox');

  return {
    ...shop,
    receiver,
    shirt,
    host: () => host,
    outbox,
    /** Adds a path of the receiver's to the addresses; its answer has the secret. */
    addAddress: async (path: string, more: object = {}): Promise<EventEndpointWithSecret> => {
      const admin = await host.admin();
      const body = { url: receiver.at(path), ...more };
      const made = await admin.post<EventEndpointWithSecret>(`${ADMIN}/event-endpoints`, body);
      if (made.status !== 201) throw new Error(`No address: ${made.status} ${made.text}`);
      return made.body.data;
    },
    removeAddress: async (id: string): Promise<void> => {
      const { status } = await (await host.admin()).delete(`${ADMIN}/event-endpoints/${id}`);
      if (status !== 204) throw new Error(`The address is still there: ${status}`);
    },
    deliveriesTo: async (endpointId: string): Promise<EventDeliveryView[]> => {
      const admin = await host.admin();
      return (await admin.get<EventDeliveryView[]>(`${ADMIN}/event-deliveries?endpointId=${endpointId}`)).body.data;
    },
    /** Tells and sends all that is due. */
    work: async (): Promise<void> => {
      await outbox().work();
      await outbox().idle();
    },
    /** Lets the time of every next attempt come. */
    hurry: async (): Promise<void> => {
      const data = { nextAttemptAt: Date.now() - 1 };
      await rowsIn(host, 'event-delivery').updateMany({ where: { state: 'pending' }, data } as never);
    },
    /** Stops the host and goes on with the one that `start` boots. */
    reopen: async (start: (stopped: Awaited<ReturnType<Host['halt']>>) => Promise<Host>): Promise<Host> => {
      host = await start(await host.halt());
      return host;
    },
    close: async (): Promise<void> => {
      await host.stop();
      await shop.sandbox.close();
      await receiver.close();
    },
  };
};

export type ToldShop = Awaited<ReturnType<typeof openToldShop>>;
