import type { Environment } from '../../../contracts/keys';

/** Pieces of a product that were sold, over all time and since an instant. */
export type PiecesSold = { total: number; since: number };

export type SalesRepository = {
  /**
   * Counts pieces in paid orders of one environment; what was given back in full is not counted.
   *
   * @param since epoch milliseconds
   */
  piecesOf: (product: string, environment: Environment, since: number) => Promise<PiecesSold>;
};
