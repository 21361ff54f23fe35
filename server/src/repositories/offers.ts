import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import { beforeReading } from './at-once';
import { createJoinedRead } from './joined-rows';
import { pick } from './pick';
import type { HeldLine, Offer, OfferRepository } from './ports';
import { StatementFailed, withoutValuesIn } from './row-errors';
import { createRowWriter } from './row-writer';

const TABLE = 'commerce_offers';

const OFFER_FIELDS = [
  'product',
  'names',
  'sku',
  'price',
  'currency',
  'taxFree',
  'onSale',
  'stock',
] as const satisfies readonly (keyof Offer)[];

/** The statement is written once: it always asks for as many, some of them twice where there are fewer. */
const READ_AT_ONCE = 8;
const ASKED_AT_ONCE = Array.from({ length: READ_AT_ONCE }, () => '?').join(', ');

/** Pieces of each product in lines, in one order everywhere: crossed orders of row locks would be a deadlock. */
const piecesByProduct = (lines: readonly HeldLine[]): [string, number][] => {
  const pieces = new Map<string, number>();
  for (const { product, quantity } of lines) pieces.set(product, (pieces.get(product) ?? 0) + quantity);
  return [...pieces].sort(([a], [b]) => (a < b ? -1 : 1));
};

/** Offers in the database: price in force, and the stock that is counted. */
export const createOfferRepository = (strapi: Core.Strapi): OfferRepository => {
  const offers = () => strapi.db.query(UID.offer);
  const lines = () => strapi.db.query(UID.orderLine);
  const offerRows = createRowWriter(strapi, UID.offer);
  const lineRows = createRowWriter(strapi, UID.orderLine);
  const toOffer = (row: Record<string, unknown>): Offer => {
    const offer = pick<Offer>(row, OFFER_FIELDS);
    return { ...offer, names: offer.names ?? {}, taxFree: Boolean(offer.taxFree), onSale: Boolean(offer.onSale) };
  };
  const readSome = createJoinedRead(
    strapi,
    { offer: { uid: UID.offer, attributes: OFFER_FIELDS } },
    ({ columns, table, column }) =>
      `select ${columns} from ${table('offer')} where ${column('offer', 'product')} in (${ASKED_AT_ONCE})`
  );
  const take = (product: string, quantity: number) =>
    offerRows.add({ product, stock: { $gte: quantity } }, 'stock', -quantity);
  /** None where the pieces are no longer counted. */
  const put = (product: string, quantity: number) =>
    offerRows.add({ product, stock: { $notNull: true } }, 'stock', quantity, null);
  const countedOf = async (products: readonly string[]): Promise<Set<string>> => {
    beforeReading();
    const counted = await offers().findMany({
      where: { product: { $in: [...products] }, stock: { $notNull: true } },
      select: ['product'],
    });
    return new Set(counted.map(({ product }) => product as string));
  };
  const countedLines = async (orderId: string): Promise<HeldLine[]> => {
    beforeReading();
    const all: HeldLine[] = await lines().findMany({ where: { orderId }, select: ['id', 'product', 'quantity'] });
    const products = await countedOf(all.map(({ product }) => product));
    return all.filter(({ product }) => products.has(product));
  };
  const heldLines = (orderId: string): Promise<HeldLine[]> => {
    beforeReading();
    return lines().findMany({ where: { orderId, stockHeld: true }, select: ['id', 'product', 'quantity'] });
  };
  const markHeld = async (held: readonly HeldLine[]): Promise<void> => {
    if (held.length === 0) return;
    await lineRows.update({ id: { $in: held.map(({ id }) => id) } }, { stockHeld: true }, held.length);
  };
  /** Takes the pieces; the products of which too few are left. */
  const takeAll = async (counted: readonly HeldLine[]): Promise<string[]> => {
    const short: string[] = [];
    for (const [product, quantity] of piecesByProduct(counted)) {
      if ((await take(product, quantity)) !== 1) short.push(product);
    }
    return short;
  };

  return withoutValuesIn(TABLE, {
    async find(product) {
      const row = await offers().findOne({ where: { product } });
      return row ? toOffer(row) : null;
    },

    async findMany(products) {
      const found = new Map<string, Offer>();
      for (let from = 0; from < products.length; from += READ_AT_ONCE) {
        const asked = products.slice(from, from + READ_AT_ONCE);
        const rows = await readSome(Array.from({ length: READ_AT_ONCE }, (_, place) => asked[place] ?? asked[0] ?? ''));
        for (const { offer } of rows) if (offer) found.set(String(offer.product), toOffer(offer));
      }
      return found;
    },

    async hold(orderId) {
      const counted = await countedLines(orderId);
      const short = await takeAll(counted);
      if (short.length === 0) await markHeld(counted);
      return short;
    },

    async holdLines(orderLines) {
      const counted = orderLines.filter(({ isCounted }) => isCounted);
      const refused = await takeAll(counted);
      // One whose stock is no longer counted since it was read has pieces enough, and none of them to give back.
      const still = refused.length === 0 ? new Set<string>() : await countedOf(refused);
      const short = refused.filter((product) => still.has(product));
      if (short.length === 0) await markHeld(counted.filter(({ product }) => !refused.includes(product)));
      return short;
    },

    async release(orderId, known) {
      const held = known ?? (await heldLines(orderId));
      if (held.length === 0) return;
      const where = { id: { $in: held.map(({ id }) => id) }, stockHeld: true };
      const count = await lineRows.update(where, { stockHeld: false }, held.length);
      if (count !== held.length)
        throw new StatementFailed(`The pieces of ${orderId} were given back by another at the same time`);
      for (const [product, quantity] of piecesByProduct(held)) await put(product, quantity);
    },

    async setStock(product, stock) {
      await offers().updateMany({ where: { product }, data: { stock, updatedAt: new Date() } });
    },

    adjustStock: async (product, by) => (by < 0 ? (await take(product, -by)) === 1 : (await put(product, by)) === 1),
  });
};
