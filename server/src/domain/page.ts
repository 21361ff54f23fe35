/** Rows from newest to oldest. `total`: of all pages, where many more follow at least so many. */
export type Page<T> = { rows: T[]; total: number };

/** Which page: `page` from 1. */
export type Paging = { page: number; pageSize: number };
