/** Where a payment can go. What is not listed cannot happen. */
export const NEXT_PAYMENT_STATES = {
  confirming: ['paid', 'awaiting_deposit', 'declined', 'expired'],
  awaiting_deposit: ['paid', 'canceled', 'expired'],
  paid: ['partially_refunded', 'refunded', 'awaiting_deposit'],
  partially_refunded: ['partially_refunded', 'refunded'],
  refunded: [],
  // The provider took the money after all: the claim is opened again, and settled in the same transaction.
  declined: ['confirming'],
  expired: ['confirming'],
  canceled: [],
} as const;
