import type { ContentRoute } from '../routes/content-api/content-route';
import { errorsByStatus } from './errors';
import { usedSchemaOf, type JsonSchema } from './json-schema';
import type { Operation } from './operation';

type Header = { description: string; required: boolean; schema: JsonSchema };
export type Response = {
  description: string;
  headers?: Record<string, Header>;
  content?: Record<string, { schema: JsonSchema }>;
};

const LOCATION: Header = {
  description: 'Path of the payment or refund: look there again',
  required: true,
  schema: { type: 'string', format: 'uri-reference' },
};

const RETRY_AFTER: Header = {
  description: 'Seconds to wait',
  required: true,
  schema: { type: 'integer', minimum: 1 },
};

/** IETF draft "RateLimit header fields for HTTP". Absent where the shop has switched its limits off. */
const RATE_LIMIT: Record<string, Header> = {
  'RateLimit-Policy': {
    description: 'The limit: `"orders";q=600;w=60` is 600 requests in 60 seconds',
    required: false,
    schema: { type: 'string' },
  },
  RateLimit: {
    description: 'What is left of it: `"orders";r=599;t=60` is 599 requests in the next 60 seconds',
    required: false,
    schema: { type: 'string' },
  },
};

const json = (description: string, schema: JsonSchema): Response => ({
  description,
  content: { 'application/json': { schema } },
});

/** What Strapi itself answers, whatever the route. */
const STRAPI_ERROR: JsonSchema = { $ref: '#/components/schemas/StrapiError' };
const NO_TOKEN = 'No token, or one that is not known, was taken back or has expired';
const NO_RIGHT = 'The token may not do this. Where Users & Permissions is installed, also: no token';
const TOO_LARGE = 'The body is larger than the shop’s limit (1 MB unless set otherwise)';
const WEBHOOK_TOO_LARGE = 'The body is larger than 64 KiB';
const BROKEN = 'Something broke on the server; what it was is in its log';

const isLimited = (codes: Operation['codes']): boolean => codes.includes('TOO_MANY_REQUESTS');

const successes = (
  route: Pick<ContentRoute, 'response'>,
  { success, hasLocation, codes }: Operation
): [string, Response][] =>
  Object.entries(success).map(([status, description]) => {
    const answer = route.response ? json(description, usedSchemaOf(route.response, 'output')) : { description };
    const headers = {
      ...(hasLocation && status === '202' ? { Location: LOCATION } : {}),
      ...(isLimited(codes) ? RATE_LIMIT : {}),
    };
    return [status, Object.keys(headers).length > 0 ? { ...answer, headers } : answer];
  });

const refusals = ({ codes }: Operation, hasBody: boolean): [string, Response][] =>
  [...errorsByStatus(codes)].map(([status, { codes: ofStatus, schema }]) => {
    const ours = usedSchemaOf(schema, 'output');
    const named = ofStatus.map((code) => `\`${code}\``).join(', ');
    // A body that is no JSON is refused by Strapi before it reaches us.
    const isStrapisToo = status === 400 && hasBody;
    const answer = json(
      isStrapisToo ? `${named}, or a body that is no JSON` : named,
      isStrapisToo ? { anyOf: [ours, STRAPI_ERROR] } : ours
    );
    return [
      String(status),
      isLimited(ofStatus) ? { ...answer, headers: { 'Retry-After': RETRY_AFTER, ...RATE_LIMIT } } : answer,
    ];
  });

/** Every answer of a route by its status: ours, and those that Strapi gives by itself. */
export const responsesOf = (
  route: Pick<ContentRoute, 'response' | 'request'>,
  operation: Operation
): Record<string, Response> => {
  const hasBody = route.request?.body !== undefined;
  return {
    ...Object.fromEntries(successes(route, operation)),
    ...Object.fromEntries(refusals(operation, hasBody)),
    ...(operation.isOpen ? {} : { 401: json(NO_TOKEN, STRAPI_ERROR), 403: json(NO_RIGHT, STRAPI_ERROR) }),
    ...(hasBody ? { 413: json(operation.hasRawBody ? WEBHOOK_TOO_LARGE : TOO_LARGE, STRAPI_ERROR) } : {}),
    500: json(BROKEN, STRAPI_ERROR),
  };
};
