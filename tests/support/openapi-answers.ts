import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

type Operation = {
  responses: Record<string, { headers?: Record<string, { required?: boolean }>; content?: Record<string, unknown> }>;
};

/** As much of an OpenAPI document as fitting an answer takes. */
export type ServedDocument = { paths: Record<string, Record<string, unknown>>; servers: readonly { url: string }[] };

/** An answer of the content API. `path` is the concrete one, with the REST prefix, with or without its query. */
export type FittingAnswer = {
  method: string;
  path: string;
  status: number;
  headers?: Headers | undefined;
  body: unknown;
};

const ID = 'openapi.json';
/** What Strapi answers, in its own words, where there is no such operation. */
const NO_OPERATION = [404, 405];
/** Answers without a body of ours: a browser's questions before the request, and GET without its body. */
const NOT_DESCRIBED = ['OPTIONS', 'HEAD'];

const validators = new WeakMap<ServedDocument, Ajv2020>();

const validatorOf = (document: ServedDocument): Ajv2020 => {
  const known = validators.get(document);
  if (known) return known;
  // Not strict: a document holds more than schemas.
  const made = addFormats(new Ajv2020({ strict: false, allErrors: true })).addSchema({
    ...document,
    $id: ID,
  }) as Ajv2020;
  validators.set(document, made);
  return made;
};

const escaped = (part: string): string => encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'));

const pathOf = (document: ServedDocument, path: string): string => {
  const [bare = ''] = path.split('?');
  const prefix = (document.servers[0]?.url ?? '').replace(/\/$/, '');
  if (bare.startsWith(`${prefix}/`)) return bare.slice(prefix.length);
  throw new Error(`${path} is not below ${prefix}`);
};

const isOf = (template: string, path: string): boolean => {
  const parts = path.split('/');
  const wanted = template.split('/');
  return (
    wanted.length === parts.length &&
    wanted.every((part, index) => (part.startsWith('{') ? parts[index] !== '' : part === parts[index]))
  );
};

/** The path template that a path is of; one that names each part comes before one with a parameter. */
const templateOf = (document: ServedDocument, method: string, path: string): string | undefined =>
  Object.keys(document.paths)
    .filter((template) => method in (document.paths[template] ?? {}) && isOf(template, path))
    .sort((a, b) => a.split('{').length - b.split('{').length)[0];

/**
 * Holds an answer against the document that the host serves.
 *
 * @throws Error when the document has no such operation (but for Strapi's own 404 and 405), does not list the status, or
 * describes another body or headers that are not there
 */
export const expectToFit = (document: ServedDocument, { method, path, status, headers, body }: FittingAnswer): void => {
  if (NOT_DESCRIBED.includes(method)) return;
  const title = `${method} ${path} (${status})`;
  const template = templateOf(document, method.toLowerCase(), pathOf(document, path));
  if (template === undefined) {
    if (NO_OPERATION.includes(status)) return;
    throw new Error(`${title}: the OpenAPI document has no such operation`);
  }
  const response = (document.paths[template]?.[method.toLowerCase()] as Operation).responses[String(status)];
  if (!response)
    throw new Error(`${title}: the OpenAPI document does not list this status. Body: ${JSON.stringify(body)}`);
  const missing = Object.entries(response.headers ?? {}).filter(
    ([name, { required }]) => required && headers && !headers.has(name)
  );
  if (missing.length > 0) throw new Error(`${title}: the header ${missing[0]?.[0]} is missing`);
  const pointer = [
    'paths',
    template,
    method.toLowerCase(),
    'responses',
    String(status),
    'content',
    'application/json',
    'schema',
  ];
  const validate = validatorOf(document).getSchema(`${ID}#/${pointer.map(escaped).join('/')}`);
  if (!validate) throw new Error(`${title}: the OpenAPI document has no schema for this answer`);
  if (validate(body)) return;
  const why = validate.errors
    ?.map(({ instancePath, message, params }) => `${instancePath || '(body)'} ${message} ${JSON.stringify(params)}`)
    .join('\n  ');
  throw new Error(`${title} does not fit the OpenAPI document:\n  ${why}\nBody: ${JSON.stringify(body)}`);
};
