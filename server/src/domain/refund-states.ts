/** Where a refund can go. What is not listed cannot happen. */
export const NEXT_REFUND_STATES = {
  requested: ['succeeded', 'failed', 'processing'],
  processing: ['succeeded', 'failed'],
  succeeded: [],
  failed: [],
} as const;
