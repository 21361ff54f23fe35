/** The fields of a row that a domain value has; a column that is not there is `null`. */
export const pick = <Value>(row: Readonly<Record<string, unknown>>, fields: readonly (keyof Value & string)[]): Value =>
  Object.fromEntries(fields.map((field) => [field, row[field] ?? null])) as Value;
