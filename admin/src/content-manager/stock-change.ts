import type { StockChange } from '../../../contracts/settings';

/** How a person changes a stock count. */
export const STOCK_MODES = ['adjust', 'set', 'stop'] as const;
export type StockMode = (typeof STOCK_MODES)[number];

export type StockProblem = 'not_whole' | 'zero' | 'too_few' | 'too_large';

export type ReadChange = { change: StockChange; result: number | null } | { problem: StockProblem } | { change: null };

const WHOLE = /^([+-]?)(\d+)$/;

const checked = (change: StockChange, result: number): ReadChange => {
  if (result > Number.MAX_SAFE_INTEGER) return { problem: 'too_large' };
  return result < 0 ? { problem: 'too_few' } : { change, result };
};

/**
 * Reads what was typed: `set` names a count, `adjust` adds (`5`, `+5`) or takes (`-5`) pieces, `stop` ends the counting.
 * An empty text is no change yet.
 *
 * @param stock pieces now; `null` when they are not counted
 */
export const readStockChange = (mode: StockMode, typed: string, stock: number | null): ReadChange => {
  if (mode === 'stop') return { change: { set: null }, result: null };
  const plain = typed.normalize('NFKC').replace(/[\s,]/gu, '').replace('−', '-');
  if (plain === '') return { change: null };
  const match = WHOLE.exec(plain);
  if (!match) return { problem: 'not_whole' };
  const pieces = Number(match[2]);
  if (!Number.isSafeInteger(pieces)) return { problem: 'too_large' };
  const signed = match[1] === '-' ? -pieces : pieces;
  if (mode === 'set') return checked({ set: signed }, signed);
  return signed === 0 ? { problem: 'zero' } : checked({ adjust: signed }, (stock ?? 0) + signed);
};
