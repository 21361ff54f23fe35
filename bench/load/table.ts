import { median, type Spread } from './figures';
import type { Comparison, Round } from './rounds';

const number = (value: number, digits = 1): string => value.toFixed(digits);

/** `1.21 (1.17–1.25)` */
export const spreadText = ({ median: middle, min, max }: Spread): string =>
  `${number(middle, 2)} (${number(min, 2)}–${number(max, 2)})`;

const medianOf = (rounds: readonly Round[], figure: Exclude<keyof Round, 'count'>, digits = 1): string =>
  number(median(rounds.map((round) => round[figure])), digits);

/** Rows of words under one another, each column as wide as its widest. */
export const tableText = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  return `${rows.map(line).join('\n')}\n`;
};

const HEAD = ['', 'ratio of throughput', 'ours/s', 'yardstick/s', 'ratio of CPU', 'ours, CPU ms', 'yardstick', 'p50 ms', 'p99 ms'];

/** Medians over the rounds; ratios with the least and the greatest round. */
export const comparisonText = (comparisons: readonly Comparison[]): string =>
  tableText([
    HEAD,
    ...comparisons.map(({ operation, connections, delayMs, ours, yardstick, ratio, cpuRatio }) => [
      `${operation}, ${connections} at once, ${delayMs} ms`,
      spreadText(ratio),
      ...[medianOf(ours, 'perSecond'), medianOf(yardstick, 'perSecond'), spreadText(cpuRatio)],
      ...[medianOf(ours, 'cpuMs', 2), medianOf(yardstick, 'cpuMs', 2), medianOf(ours, 'p50Ms'), medianOf(ours, 'p99Ms')],
    ]),
  ]);
