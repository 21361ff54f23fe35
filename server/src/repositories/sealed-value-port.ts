/** A column that holds sealed values; `field` is also what they were sealed for. */
export type SealedColumn = { table: string; field: string };

/** One of them. `id` is the database's own, `row` the public id that it was sealed for. */
export type SealedValue = { id: number; row: string; sealed: string };

export type SealedValueRepository = {
  /** All of them, always in the same order. */
  columns: readonly SealedColumn[];
  /** How many values of a column begin alike. */
  countByPrefix: (column: SealedColumn) => Promise<{ prefix: string; values: number }[]>;
  /** Values of a column that do not begin so, by `id`, from the one after `afterId`. */
  without: (column: SealedColumn, prefix: string, afterId: number, limit: number) => Promise<SealedValue[]>;
  /** Compare-and-set on the sealed text: `false` when another one, or none, stands there by now. */
  replace: (column: SealedColumn, value: SealedValue, sealed: string) => Promise<boolean>;
};
