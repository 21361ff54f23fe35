/** Where an order can go. What is not listed cannot happen. */
export const NEXT_ORDER_STATES = {
  pending: ['confirming', 'expired', 'canceled'],
  confirming: ['paid', 'awaiting_deposit', 'pending'],
  awaiting_deposit: ['paid', 'expired', 'canceled'],
  paid: ['partially_refunded', 'refunded', 'awaiting_deposit'],
  partially_refunded: ['partially_refunded', 'refunded'],
  refunded: [],
  expired: [],
  canceled: [],
} as const;
