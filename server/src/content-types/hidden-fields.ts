type Schema = {
  /** How others show its entries, in their relations to it. */
  config?: object;
  pluginOptions?: { 'content-manager'?: { visible?: boolean } };
  attributes: Record<string, object>;
};

const withHiddenFields = <T extends { schema: Schema }>(type: T): T => {
  const { config, pluginOptions, attributes } = type.schema;
  if (config !== undefined || pluginOptions?.['content-manager']?.visible !== false) return type;
  const hidden = Object.entries(attributes).map(([name, attribute]) => [name, { ...attribute, visible: false }]);
  return { ...type, schema: { ...type.schema, attributes: Object.fromEntries(hidden) } };
};

/**
 * Hides the fields of each type that the content manager does not show. Strapi hides the type alone: at every start it
 * lays out and validates a form of all its fields, and at every visit of the panel it sends that, which nobody sees.
 */
export const hideFields = <T extends Record<string, { schema: object }>>(types: T): T =>
  Object.fromEntries(
    Object.entries(types).map(([name, type]) => [name, withHiddenFields(type as { schema: Schema })])
  ) as T;
