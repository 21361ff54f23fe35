/** What can be measured, in the order in which it is. */
export const PART_NAMES = ['confirm', 'added', 'order', 'refund', 'reads', 'statements'] as const;
export type PartName = (typeof PART_NAMES)[number];
