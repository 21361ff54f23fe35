import type { Environment } from '../../../contracts/keys';

/** Pieces of a product that were sold, over all time and since an instant. */
export type PiecesSold = { total: number; since: number };

export type SalesRepository = {
  /**
   * Counts pieces in orders of one environment that were paid, also of those that went back later.
   *
   * @param since epoch milliseconds
   */
  piecesOf: (product: string, environment: Environment, since: number) => Promise<PiecesSold>;
  /** The same of many products, over all time; one that was never sold is left out. */
  piecesOfMany: (products: readonly string[], environment: Environment) => Promise<Map<string, number>>;
};
