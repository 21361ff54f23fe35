import { CommerceError } from '../domain/errors';

/** Far past every shop's last page; more is not a whole number any more when it is multiplied. */
const MAX_PAGE_VALUE = 1_000_000_000;

/** SQLSTATE class 22, "data exception": a value that the column cannot hold (PostgreSQL manual, appendix A). */
const DATA_EXCEPTION = /^22/;
/** What Strapi's number fields throw at a value of a filter: a plain error, which would go out as 500. */
const NO_NUMBER = /^Expected a valid (Number|BigInteger)/;

const isUnreadableValue = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  return NO_NUMBER.test(error.message) || ('code' in error && DATA_EXCEPTION.test(String(error.code)));
};

const refused = (field: string): CommerceError =>
  new CommerceError('INVALID_REQUEST', `The query has a value that cannot be looked for: ${field}`, {
    fields: [field],
  });

const checkPages = (pagination: unknown): void => {
  if (typeof pagination !== 'object' || pagination === null) return;
  if (Object.values(pagination).some((value) => Number(value) > MAX_PAGE_VALUE)) throw refused('pagination');
};

/**
 * Reads with a query of Strapi's own making (filters, sort, pages), whose values nobody has checked before they meet the
 * database: one that it cannot read is the request's fault.
 *
 * @throws CommerceError `INVALID_REQUEST`
 */
export const readAsAsked = async <T>(query: Record<string, unknown>, read: () => Promise<T>): Promise<T> => {
  checkPages(query['pagination']);
  try {
    return await read();
  } catch (error) {
    throw isUnreadableValue(error) ? refused('filters') : error;
  }
};
