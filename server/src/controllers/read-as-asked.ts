import { errors } from '@strapi/utils';
import { CommerceError } from '../domain/errors';

/** Far past every shop's last page; more is not a whole number any more when it is multiplied. */
const MAX_PAGE_VALUE = 1_000_000_000;

/** What a request may wish for in Strapi's queries. */
const WISHES = ['filters', '_q', 'sort', 'fields', 'populate', 'locale', 'pagination'];

/** The database is away, busy or stopping: SQLSTATE classes 08, 40, 53, 55, 57, and the words of Node and of drivers. */
const PASSING = /^(08|40|53|55|57)|^E[A-Z]+$|^PROTOCOL_|BUSY|LOCK|CON_COUNT/;

/** An error that has an answer of its own, or that says nothing about what was asked. */
const isNotAboutTheQuery = (error: unknown): boolean => {
  if (error instanceof errors.ApplicationError || typeof error !== 'object' || error === null) return true;
  const { name, code } = error as { name?: unknown; code?: unknown };
  return 'status' in error || name === 'KnexTimeoutError' || PASSING.test(String(code));
};

const refused = (fields: readonly string[]): CommerceError =>
  new CommerceError('INVALID_REQUEST', `The query has a value that cannot be looked for: ${fields.join(', ')}`, {
    fields,
  });

const checkPages = (pagination: unknown): void => {
  if (typeof pagination !== 'object' || pagination === null) return;
  if (Object.values(pagination).some((value) => Number(value) > MAX_PAGE_VALUE)) throw refused(['pagination']);
};

const works = async (read: () => Promise<unknown>): Promise<boolean> => {
  try {
    await read();
    return true;
  } catch {
    return false;
  }
};

/**
 * Reads with a query of Strapi's own making (filters, sort, pages), whose parts nobody has checked before they meet the
 * database. Strapi and the databases refuse them in dozens of words, most of them plain errors, which would go out as
 * 500. So it is tried: what fails with the request's wishes and works without them is the request's fault.
 *
 * @param readPlainly the same read without the request's wishes; asked only after a failure
 * @throws CommerceError `INVALID_REQUEST`
 */
export const readAsAsked = async <T>(
  query: Record<string, unknown>,
  read: () => Promise<T>,
  readPlainly: () => Promise<unknown>
): Promise<T> => {
  checkPages(query['pagination']);
  try {
    return await read();
  } catch (error) {
    const wishes = WISHES.filter((wish) => query[wish] !== undefined);
    if (isNotAboutTheQuery(error) || wishes.length === 0 || !(await works(readPlainly))) throw error;
    throw refused(wishes);
  }
};
