/** What can be measured, in the order in which it is. */
export const PART_NAMES = [
  ...(['confirm', 'added', 'order', 'refund', 'reads', 'statements', 'costs', 'startup', 'sizes'] as const),
  // These fill the tables, the last one most of all.
  ...(['webhooks', 'reconciliation', 'memory', 'growth'] as const),
] as const;
export type PartName = (typeof PART_NAMES)[number];
