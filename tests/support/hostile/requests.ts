import fc from 'fast-check';
import { spoilt, type GoodBody } from './defects';
import { BODIES, HEADERS, HUGE_BODY, PARTS, QUERIES, toJson } from './pieces';

/** A request as it goes over the wire: nothing of its path is repaired by a client. */
export type HostileRequest = { method: string; path: string; headers: Record<string, string>; body: string | null };

/** A route, with what a good request to it would be made of. A route of which nothing is known gets bad ids and bodies. */
export type Target = {
  method: string;
  /** With the prefix that the route is under: `/api/commerce-payments/orders/:orderId`. */
  path: string;
  /** Values of the path's parameters that are there. Without them every id is a bad one. */
  known?: Readonly<Record<string, string>> | undefined;
  good?: GoodBody | undefined;
  /** A body of another kind, or none, may be a good one: only the good one is spoilt. */
  isEmptyGood?: boolean;
};

const pathWith = (path: string, valueOf: (name: string) => string): string =>
  path.replace(/:([A-Za-z]+)/g, (_all, name: string) => valueOf(name));

const badPath = (path: string): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...PARTS), { minLength: 3, maxLength: 3 }).map((parts) => {
    let used = 0;
    return pathWith(path, () => parts[used++ % parts.length] ?? '%00');
  });

/** Ids that are there only where the body is bad for certain, or where nothing is changed. */
const pathOf = ({ method, path, known, good }: Target): fc.Arbitrary<string> => {
  const knownPath = known && (method === 'GET' || good) ? pathWith(path, (name) => known[name] ?? '%00') : null;
  if (!path.includes(':')) return fc.constant(path);
  return knownPath === null
    ? badPath(path)
    : fc.oneof({ weight: 3, arbitrary: fc.constant(knownPath) }, { weight: 1, arbitrary: badPath(path) });
};

const anyBody = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom(...BODIES) },
  { weight: 10, arbitrary: fc.json({ maxDepth: 4, noUnicodeString: false } as never) },
  { weight: 1, arbitrary: fc.constant(HUGE_BODY) }
);

const bodyOf = ({ method, good, isEmptyGood }: Target): fc.Arbitrary<string | null> => {
  if (method === 'GET') return fc.constant(null);
  if (!good) return anyBody;
  const spoiltBody = fc
    .tuple(spoilt(good), fc.boolean())
    .map(([body, isWrapped]) => toJson(isWrapped ? { data: body } : body));
  return isEmptyGood ? spoiltBody : fc.oneof({ weight: 5, arbitrary: spoiltBody }, { weight: 1, arbitrary: anyBody });
};

const queryOf = ({ method }: Target): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...QUERIES), { minLength: method === 'GET' ? 1 : 0, maxLength: 3 })
    .map((pieces) => (pieces.length === 0 ? '' : `?${pieces.join('&')}`));

const headers = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom(...HEADERS) }
) as fc.Arbitrary<Record<string, string>>;

/** Bad requests to one route: never one that may change something. */
export const hostileRequests = (target: Target): fc.Arbitrary<HostileRequest> =>
  // Under another content type a body is not read: it would be an empty one.
  fc
    .tuple(pathOf(target), queryOf(target), target.isEmptyGood ? fc.constant({}) : headers, bodyOf(target))
    .map(([path, query, more, body]) => ({
      method: target.method,
      path: `${path}${query}`,
      headers: { ...(body === null ? {} : { 'content-type': 'application/json' }), ...more },
      body,
    }));
