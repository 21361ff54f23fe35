/** The fields of a row that a domain value has; a column that is not there is `null`. */
export const pick = <Value>(row: Readonly<Record<string, unknown>>, fields: readonly (keyof Value & string)[]): Value =>
  Object.fromEntries(fields.map((field) => [field, row[field] ?? null])) as Value;

/** A new row without what is `null`, as every column is that nothing is said of. */
export const withoutNulls = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
