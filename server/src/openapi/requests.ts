import { z } from '@strapi/utils';
import type { ContentRoute } from '../routes/content-api/content-route';
import { jsonSchemaOf, usedSchemaOf, type JsonSchema } from './json-schema';
import type { Operation } from './operation';

type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: JsonSchema;
  style?: string;
  explode?: boolean;
};

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Makes the request happen once: the same key and body get the same answer, also when both arrive together; the same key and another body get 422. Bound to the token, kept for 24 hours. A new UUID for each thing to be made.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
};

/** Strapi reads a query with brackets: an object is `name[key]=value`, a list is the name again and again. */
const styleOf = ({ type }: JsonSchema): Pick<Parameter, 'style' | 'explode'> => {
  if (type === 'object') return { style: 'deepObject', explode: true };
  return type === 'array' ? { style: 'form', explode: true } : {};
};

const parametersOf = (shape: Record<string, z.ZodType> | undefined, place: 'path' | 'query'): Parameter[] => {
  if (!shape) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(z.strictObject(shape), 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(typeof description === 'string' ? { description } : {}),
    ...(place === 'query' ? styleOf(schema) : {}),
    schema,
  }));
};

/** Strapi's `{ data: … }`, and the bare object too. */
const bodyOf = (schema: z.ZodType) => {
  const bare = usedSchemaOf(schema, 'input');
  const wrapped = { type: 'object', properties: { data: bare }, required: ['data'] };
  return { required: true, content: { 'application/json': { schema: { oneOf: [wrapped, bare] } } } };
};

/** As it is, for whoever does not know of Strapi's habit. */
const rawBodyOf = (schema: z.ZodType) => ({
  required: true,
  content: { 'application/json': { schema: usedSchemaOf(schema, 'input') } },
});

/** What a route takes: parameters of path, query and headers, and a body. */
export const requestOf = (
  { request }: Pick<ContentRoute, 'request'>,
  { isIdempotent, hasRawBody }: Pick<Operation, 'isIdempotent' | 'hasRawBody'>
) => {
  const parameters = [
    ...parametersOf(request?.params, 'path'),
    ...parametersOf(request?.query, 'query'),
    ...(isIdempotent ? [IDEMPOTENCY_KEY] : []),
  ];
  const body = request?.body?.['application/json'];
  return {
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: hasRawBody ? rawBodyOf(body) : bodyOf(body) } : {}),
  };
};
