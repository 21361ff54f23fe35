/** Rows from newest to oldest. `total` is counted over all pages. */
export type Page<T> = { rows: T[]; total: number };

/** Which page: `page` from 1. */
export type Paging = { page: number; pageSize: number };
