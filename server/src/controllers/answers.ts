import type { Page, Paging } from '../domain/page';

/** Strapi's answer around one thing. */
export const answer = <Data>(data: Data) => ({ data, meta: {} });

/** Strapi's answer around a page of things. */
export const pageAnswer = <Row, Data>(
  { rows, total }: Page<Row>,
  { page, pageSize }: Paging,
  toView: (row: Row) => Data
) => ({
  data: rows.map(toView),
  meta: { pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total } },
});
