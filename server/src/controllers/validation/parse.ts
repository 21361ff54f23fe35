import { errors, z } from '@strapi/utils';

type Issue = { code: string; message: string; path: readonly PropertyKey[] };

const namesBelow = (jsonSchema: unknown): string[] => {
  if (typeof jsonSchema !== 'object' || jsonSchema === null) return [];
  const { properties } = jsonSchema as { properties?: object };
  return [...Object.keys(properties ?? {}), ...Object.values(jsonSchema).flatMap(namesBelow)];
};

/** Every field name that a schema knows, however deep. */
const namesIn = (schema: z.ZodType): ReadonlySet<string> =>
  new Set(namesBelow(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })));

/** Zod's text repeats the name of a field that it does not know. A schema's own word for it is kept. */
const messageOf = ({ code, message }: Issue): string =>
  code === 'unrecognized_keys' && message.startsWith('Unrecognized key')
    ? 'There is a field that is not known'
    : message;

/** Names that the request brought (keys of metadata) are its own: a star stands for them. */
const pathOf = ({ path }: Issue, names: ReadonlySet<string>): string[] =>
  path.map((part) => (typeof part === 'number' || names.has(String(part)) ? String(part) : '*'));

/**
 * Makes a function that reads a request by a schema. As Strapi's `validateZodSchema`, but that nothing of the request
 * comes back in the error, the names of its fields neither: a secret key may have been pasted where a name belongs.
 *
 * @returns what the schema makes of the input; the function throws Strapi's ValidationError (400) with `details.errors`
 */
export const parserOf = <Schema extends z.ZodType>(schema: Schema): ((input: unknown) => z.output<Schema>) => {
  let names: ReadonlySet<string> | undefined;
  return (input) => {
    const result = schema.safeParse(input);
    if (result.success) return result.data;
    const known = (names ??= namesIn(schema));
    const found = result.error.issues.map((issue) => ({
      path: pathOf(issue, known),
      message: messageOf(issue),
      name: 'ValidationError',
    }));
    throw new errors.ValidationError(found[0]?.message ?? 'Validation error', { errors: found });
  };
};
