/** What can be measured, in the order in which it is. */
export const PART_NAMES = [
  ...(['confirm', 'added', 'order', 'refund', 'reads', 'statements', 'costs', 'startup', 'sizes'] as const),
  // These fill the tables.
  ...(['webhooks', 'reconciliation', 'memory', 'growth'] as const),
] as const;
export type PartName = (typeof PART_NAMES)[number];

/** These begin with an empty shop: what others left in the tables, or in memory, would be measured too. */
const ALONE: readonly PartName[] = ['memory', 'growth'];

/** Parts that share a shop, in their order. */
export const shopsFor = (parts: readonly PartName[]): PartName[][] => {
  const together = parts.filter((name) => !ALONE.includes(name));
  const alone = parts.filter((name) => ALONE.includes(name)).map((name) => [name]);
  return [...(together.length > 0 ? [together] : []), ...alone];
};
