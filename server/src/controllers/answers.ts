import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import type { Page, Paging } from '../domain/page';

/** Strapi's answer around one thing. */
export const answer = <Data>(data: Data) => ({ data, meta: {} });

/** Path of what a 202 was answered for: its outcome is not known yet, and will be told there. */
export const lookAgainAt = (strapi: Core.Strapi, resource: 'payments' | 'refunds', id: string): string =>
  `${strapi.config.get('api.rest.prefix', '/api')}/${PLUGIN_ID}/${resource}/${encodeURIComponent(id)}`;

/** Strapi's answer around a page of things. */
export const pageAnswer = <Row, Data>(
  { rows, total }: Page<Row>,
  { page, pageSize }: Paging,
  toView: (row: Row) => Data
) => ({
  data: rows.map(toView),
  meta: { pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total } },
});
