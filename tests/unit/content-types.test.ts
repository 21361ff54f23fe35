import { contentTypes } from '../../server/src/content-types';

type Schema = {
  config?: object;
  pluginOptions?: { 'content-manager'?: { visible?: boolean } };
  attributes: Record<string, { visible?: boolean }>;
};

const TYPES = Object.entries(contentTypes).map(([name, { schema }]) => [name, schema as unknown as Schema] as const);
const isShown = (schema: Schema): boolean => schema.pluginOptions?.['content-manager']?.visible !== false;
const visibleFieldsOf = (types: typeof TYPES): string[] =>
  types.flatMap(([type, { attributes }]) =>
    Object.entries(attributes)
      .filter(([, { visible }]) => visible !== false)
      .map(([name]) => `${type}.${name}`)
  );

test('no form is laid out for what the content manager does not show', () => {
  const hidden = TYPES.filter(([, schema]) => !isShown(schema) && !schema.config);
  expect(hidden.map(([name]) => name)).toEqual(expect.arrayContaining(['key-set', 'audit-entry', 'event-delivery']));
  expect(visibleFieldsOf(hidden)).toEqual([]);
});

test('what it shows, by itself or in a relation, has its fields', () => {
  const shown = TYPES.filter(([, schema]) => isShown(schema) || schema.config);
  expect(shown.map(([name]) => name)).toEqual(expect.arrayContaining(['product', 'offer', 'order', 'payment']));
  expect(visibleFieldsOf(shown)).toEqual(expect.arrayContaining(['product.name', 'offer.sku', 'payment.state']));
});
