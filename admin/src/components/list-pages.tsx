import { Pagination } from '@strapi/strapi/admin';

import { PAGE_SIZE } from '../hooks/use-list-query';

type Props = { pagination: { pageCount: number; total: number } };

/** The way through a list's pages, and how many rows stand on one. */
export const ListPages = ({ pagination: { pageCount, total } }: Props) => (
  <Pagination.Root pageCount={pageCount} total={total} defaultPageSize={PAGE_SIZE}>
    <Pagination.PageSize options={['25', '50', '100']} />
    <Pagination.Links />
  </Pagination.Root>
);
