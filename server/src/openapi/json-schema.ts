import { z } from '@strapi/utils';
import { ANSWERS, REQUESTS } from './components';

export type JsonSchema = Record<string, unknown>;

/** `input`: as a request carries it, before defaults and transformations. */
export type Direction = 'input' | 'output';

const NAMES = new Map<unknown, string>(
  Object.entries({ ...REQUESTS, ...ANSWERS }).map(([name, schema]) => [schema, name])
);

const becomeReference = (jsonSchema: JsonSchema, name: string): void => {
  for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
  jsonSchema['$ref'] = `#/components/schemas/${name}`;
};

/** Takes out what zod says twice, or of every integer. */
const tidy = (jsonSchema: JsonSchema): void => {
  if (jsonSchema['format'] === 'date-time') delete jsonSchema['pattern'];
  if (jsonSchema['minimum'] === Number.MIN_SAFE_INTEGER) delete jsonSchema['minimum'];
};

/** A zod schema as JSON Schema (2020-12), the document's named schemas in it as references to them. */
export const jsonSchemaOf = (schema: z.ZodType, io: Direction): JsonSchema => {
  const { $schema: _dialect, ...jsonSchema } = z.toJSONSchema(schema, {
    io,
    override: (found) => {
      const name = (found.zodSchema as unknown) === schema ? undefined : NAMES.get(found.zodSchema);
      if (name === undefined) tidy(found.jsonSchema);
      else becomeReference(found.jsonSchema, name);
    },
  });
  return jsonSchema;
};

/** A schema where it is used: a reference when the document has a name for it. */
export const usedSchemaOf = (schema: z.ZodType, io: Direction): JsonSchema => {
  const name = NAMES.get(schema);
  return name === undefined ? jsonSchemaOf(schema, io) : { $ref: `#/components/schemas/${name}` };
};

/** Everything that the document names. */
export const componentSchemas = (): Record<string, JsonSchema> => {
  const all = (schemas: Readonly<Record<string, z.ZodType>>, io: Direction) =>
    Object.entries(schemas).map(([name, schema]) => [name, jsonSchemaOf(schema, io)] as const);
  return Object.fromEntries([...all(REQUESTS, 'input'), ...all(ANSWERS, 'output')]);
};
