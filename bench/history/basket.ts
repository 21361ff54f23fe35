import { orderNameOf } from '../../server/src/domain/order-name';
import type { Order, OrderLine } from '../../server/src/domain/order';
import type { Person } from './people';
import type { Identifiers } from './identifiers';
import type { Random } from './random';

/** What the shop sells, as its offers say. Price in won. */
export type Product = {
  product: string;
  name: string;
  nameEn: string;
  sku: string | null;
  price: number;
  taxFree: boolean;
};

/** The shop's default key set for each kind of checkout. */
export type ShopKeySets = { widget: string; payment: string };

export type Basket = { order: Order; lines: OrderLine[] };

const ORDER_EXPIRES_MS = 60 * 60_000;
const DOLLARS = 0.006;
/** Cents that a won is worth. */
const CENTS_A_WON = 100 / 1_380;

const MEMOS = [
  '문 앞에 놓아 주세요',
  '부재 시 경비실에 맡겨 주세요',
  '배송 전에 연락 주세요',
  '선물이에요. 가격표를 빼 주세요',
];

/** The first of the list sells best. */
const popularity = (products: readonly Product[]): (readonly [Product, number])[] =>
  products.map((product, rank) => [product, 1 / (rank + 1.5)] as const);

const quantity = (random: Random): number =>
  random.weighted([
    [1, 78],
    [2, 16],
    [3, 4],
    [5, 2],
  ]);

const chosen = (products: readonly Product[], random: Random): Product[] => {
  const kinds = random.weighted([
    [1, 64],
    [2, 26],
    [3, 10],
  ]);
  const found = new Set<Product>();
  for (let tries = 0; found.size < Math.min(kinds, products.length) && tries < 20; tries += 1) {
    found.add(random.weighted(popularity(products)));
  }
  return [...found];
};

const lineOf = (product: Product, isDollars: boolean, random: Random): OrderLine => {
  const unitPrice = isDollars ? Math.max(1, Math.round(product.price * CENTS_A_WON)) : product.price;
  const pieces = quantity(random);
  return {
    product: product.product,
    name: isDollars ? product.nameEn : product.name,
    sku: product.sku,
    unitPrice,
    quantity: pieces,
    amount: unitPrice * pieces,
    taxFree: product.taxFree,
  };
};

const shippingOf = ({ name, phone, address }: Person, random: Random): Order['shipping'] => ({
  recipient: name,
  phone,
  ...address,
  country: 'KR',
  ...(random.chance(0.3) ? { memo: random.pick(MEMOS) } : {}),
});

type Wish = { at: number; buyer: Person; products: readonly Product[]; keySets: ShopKeySets };

/** An order as it is when it was just made: pending, at the prices of today. Amounts in won, a few in cents. */
export const fillBasket = ({ at, buyer, products, keySets }: Wish, ids: Identifiers, random: Random): Basket => {
  const isDollars = random.chance(DOLLARS);
  const lines = chosen(products, random).map((product) => lineOf(product, isDollars, random));
  const kind = isDollars || random.chance(0.22) ? 'payment' : 'widget';
  const sum = (list: readonly OrderLine[]): number => list.reduce((total, { amount }) => total + amount, 0);
  const order: Order = {
    orderId: ids.orderId(),
    state: 'pending',
    orderName: orderNameOf(
      lines.map(({ name }) => name),
      isDollars ? 'en' : 'ko'
    ),
    amount: sum(lines),
    taxFreeAmount: sum(lines.filter(({ taxFree }) => taxFree)),
    refundedAmount: 0,
    currency: isDollars ? 'USD' : 'KRW',
    customerKey: buyer.customerKey,
    buyer: null,
    customer: { name: buyer.name, email: buyer.email, phone: buyer.phone },
    shipping: shippingOf(buyer, random),
    environment: 'test',
    kind,
    keySetId: keySets[kind],
    orderedAt: at,
    expiresAt: at + ORDER_EXPIRES_MS,
    paidAt: null,
    metadata: random.chance(0.1) ? { channel: random.pick(['newsletter', 'instagram', 'search']) } : null,
  };
  return { order, lines };
};
