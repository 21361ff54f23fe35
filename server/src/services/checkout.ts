import type { KeyKind } from '../../../contracts/keys';
import type { CheckoutKind, Customer, Shipping } from '../../../contracts/orders';
import type { CheckoutView } from '../../../contracts/products';
import { buyerOf, maySee, ownFilter, type Caller } from '../domain/caller';
import { CommerceError } from '../domain/errors';
import { orderEvent } from '../domain/event';
import type { Order, OrderLine } from '../domain/order';
import type { Page, Paging } from '../domain/page';
import { orderNameOf } from '../domain/order-name';
import { mergeItems, priceOrder, type PricedProduct, type WantedItem } from '../domain/pricing';
import type {
  AtOnce,
  InTransaction,
  Offer,
  OfferRepository,
  OrderFilter,
  OrderRepository,
} from '../repositories/ports';
import type { ActiveKeySet, KeySetChoice } from './choose-key-set';
import type { Clock } from './clock';
import { newCustomerKey } from './identifiers';
import type { EventOutbox } from './outbox/outbox-port';
import { createTelling } from './settlement/settlement-ports';

export type CheckoutPorts = {
  inTransaction: InTransaction;
  atOnce: AtOnce;
  outbox: EventOutbox;
  orders: OrderRepository;
  offers: OfferRepository;
  /** @throws CommerceError `KEY_SET_NOT_CONFIGURED` */
  chooseKeySet: (choice: KeySetChoice) => Promise<ActiveKeySet>;
  /** The client key of an order's set. */
  clientKeyOf: (keySetId: string) => Promise<string>;
  defaultLocale: () => Promise<string>;
  /** How long a new order can be paid. */
  expiresInMinutes: () => Promise<number>;
  clock: Clock;
};

export type OrderWish = {
  items: WantedItem[];
  customer?: Customer | undefined;
  shipping?: Shipping | undefined;
  customerKey?: string | undefined;
  kind?: CheckoutKind | undefined;
  /** Name of the set to pay with; without it the default. */
  keySet?: string | undefined;
  metadata?: Record<string, string> | undefined;
  /** Language of the names that the order keeps; without it the host's default. */
  locale?: string | undefined;
};

export type OrderWithLines = { order: Order; lines: OrderLine[] };

const MINUTE_MS = 60_000;

const keyKindOf = (kind: CheckoutKind | undefined): KeyKind | undefined =>
  kind === undefined ? undefined : kind === 'widget' ? 'widget' : 'api';
const checkoutKindOf = (kind: KeyKind): CheckoutKind => (kind === 'widget' ? 'widget' : 'payment');

const priced = (offer: Offer, locales: readonly string[]): PricedProduct | null => {
  const { product, sku, price, currency, taxFree, stock, names } = offer;
  if (!offer.onSale || price === null || currency === null) return null;
  const locale = locales.find((wanted) => names[wanted] !== undefined);
  const name = (locale === undefined ? Object.values(names)[0] : names[locale]) ?? product;
  return { product, name, sku, price, currency, taxFree, stock };
};

/** Orders: made from what the shop charges, read, and canceled before payment. */
export const createCheckout = (ports: CheckoutPorts) => {
  const { atOnce, orders, offers, clock } = ports;
  const { telling } = createTelling(ports);

  const visible = async (caller: Caller, orderId: string): Promise<Order> => {
    const order = await orders.find(orderId);
    if (!order || !maySee(caller, order)) throw new CommerceError('ORDER_NOT_FOUND', 'No such order', { orderId });
    return order;
  };

  const price = async (items: readonly WantedItem[], locales: readonly string[]) => {
    const wanted = mergeItems(items);
    const found = await offers.findMany(wanted.map(({ product }) => product));
    const onSale = [...found.values()].flatMap((offer) => priced(offer, locales) ?? []);
    return priceOrder(wanted, new Map(onSale.map((product) => [product.product, product])));
  };

  const withLines = async (rows: Order[]): Promise<OrderWithLines[]> => {
    const lines = await orders.linesOf(rows.map(({ orderId }) => orderId));
    return rows.map((order) => ({ order, lines: lines.get(order.orderId) ?? [] }));
  };

  const cancelPending = (order: Order): Promise<boolean> =>
    telling(async (events) => {
      const isCanceled = await orders.move(order.orderId, 'pending', 'canceled');
      if (isCanceled) events.push(orderEvent('order.canceled', { ...order, state: 'canceled' }));
      return isCanceled;
    });

  return {
    /** What a page needs to start the provider's SDK. @throws CommerceError `KEY_SET_NOT_CONFIGURED` */
    async startWith({ kind, keySet: name }: Pick<OrderWish, 'kind' | 'keySet'>): Promise<CheckoutView> {
      const keySet = await ports.chooseKeySet({ kind: keyKindOf(kind), name });
      return {
        provider: 'toss',
        environment: keySet.environment,
        kind: checkoutKindOf(keySet.kind),
        clientKey: keySet.clientKey,
      };
    },

    /**
     * Makes an order. Prices come from what is published, never from the request; nothing is taken from the stock
     * before the buyer pays.
     *
     * @param orderId the new order's number: a repeat with one that is there answers with it
     * @param mayBeThere `false` for a number that was made just now, which is not looked for
     * @throws CommerceError see the codes of section "Create an order" in the README
     */
    async create(
      caller: Caller,
      orderId: string,
      wish: OrderWish,
      mayBeThere = true
    ): Promise<OrderWithLines & { clientKey: string }> {
      const known = mayBeThere ? await orders.find(orderId) : null;
      if (known) return { ...(await withLines([known]))[0]!, clientKey: await ports.clientKeyOf(known.keySetId) };
      const keySet = await ports.chooseKeySet({ kind: keyKindOf(wish.kind), name: wish.keySet });
      const defaultLocale = await ports.defaultLocale();
      const locale = wish.locale ?? defaultLocale;
      const { lines, ...totals } = await price(wish.items, [locale, defaultLocale]);
      const expiresInMinutes = await ports.expiresInMinutes();
      const now = clock();
      const order: Order = {
        ...totals,
        orderId,
        state: 'pending',
        orderName: orderNameOf(
          lines.map(({ name }) => name),
          locale
        ),
        refundedAmount: 0,
        customerKey: wish.customerKey ?? newCustomerKey(),
        buyer: buyerOf(caller),
        customer: wish.customer ?? null,
        shipping: wish.shipping ?? null,
        environment: keySet.environment,
        kind: checkoutKindOf(keySet.kind),
        keySetId: keySet.keySetId,
        orderedAt: now,
        expiresAt: now + expiresInMinutes * MINUTE_MS,
        paidAt: null,
        metadata: wish.metadata ?? null,
      };
      await atOnce(() => orders.insert(order, lines));
      return { order, lines, clientKey: keySet.clientKey };
    },

    async find(caller: Caller, orderId: string): Promise<OrderWithLines> {
      return (await withLines([await visible(caller, orderId)]))[0]!;
    },

    async list(caller: Caller, filter: Pick<OrderFilter, 'state'>, paging: Paging): Promise<Page<OrderWithLines>> {
      const own = ownFilter(caller);
      if (!own) return { rows: [], total: 0 };
      const { rows, total } = await orders.list({ ...filter, ...own }, paging);
      return { rows: await withLines(rows), total };
    },

    /** Cancels an order that nobody has begun to pay. Repeatable. @throws CommerceError `ILLEGAL_TRANSITION` */
    async cancel(caller: Caller, orderId: string): Promise<OrderWithLines> {
      const order = await visible(caller, orderId);
      if (order.state !== 'canceled' && !(await cancelPending(order))) {
        const { state } = await visible(caller, orderId);
        throw new CommerceError(
          'ILLEGAL_TRANSITION',
          `An order that is ${state} cannot be canceled: refund its payment instead`,
          { orderId, state }
        );
      }
      return (await withLines([{ ...order, state: 'canceled' }]))[0]!;
    },
  };
};

export type Checkout = ReturnType<typeof createCheckout>;
