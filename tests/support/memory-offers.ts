import type { OrderLine } from '../../server/src/domain/order';
import type { Offer, OfferRepository, PayableLine } from '../../server/src/repositories/ports';
import type { MemoryTables, Table } from './memory-tables';

type Held = { product: string; quantity: number };

/** Offers in memory, and what was held for orders. */
export const offersIn = ({ table, committed }: MemoryTables, lines: Table<OrderLine[]>) => {
  const rows = table<Offer>('offer');
  const held = table<Held[]>('held');
  const changeStock = (product: string, by: number): boolean => {
    const offer = rows.get(product);
    if (!offer || offer.stock === null || offer.stock + by < 0) return false;
    rows.put(product, { ...offer, stock: offer.stock + by });
    return true;
  };
  const orderOfLine: string[] = [];
  /** The order's lines as they are read for paying, each with a number of its own. */
  const payableLines = (orderId: string): PayableLine[] =>
    (lines.get(orderId) ?? []).map(({ product, quantity }) => {
      const isCounted = typeof rows.get(product)?.stock === 'number';
      return { id: orderOfLine.push(orderId) - 1, product, quantity, isCounted };
    });
  const hold = (orderId: string, counted: readonly Held[]): string[] => {
    const short = counted
      .filter(({ product, quantity }) => !changeStock(product, -quantity))
      .map(({ product }) => product);
    if (short.length === 0) held.put(orderId, [...counted]);
    return short;
  };
  const offers: OfferRepository = {
    find: (product) => committed(() => rows.get(product) ?? null),
    findMany: (products) =>
      committed(
        () =>
          new Map(
            products.flatMap((product) => {
              const offer = rows.get(product);
              return offer ? [[product, offer] as const] : [];
            })
          )
      ),
    hold: async (orderId) =>
      hold(
        orderId,
        payableLines(orderId).filter(({ isCounted }) => isCounted)
      ),
    holdLines: async (wanted) => {
      const counted = wanted.filter(({ isCounted }) => isCounted);
      const orderId = orderOfLine[wanted[0]?.id ?? -1];
      return orderId === undefined ? [] : hold(orderId, counted);
    },
    release: async (orderId) => {
      for (const { product, quantity } of held.get(orderId) ?? []) changeStock(product, quantity);
      held.drop(orderId);
    },
    setStock: async (product, stock) => {
      const offer = rows.get(product);
      if (offer) rows.put(product, { ...offer, stock });
    },
    adjustStock: async (product, by) => changeStock(product, by),
  };
  return { offers, rows, payableLines };
};
