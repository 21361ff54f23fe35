/** Requests of the storefront that are counted together: making and canceling orders, confirming, giving money back. */
export const RATE_LIMIT_GROUPS = ['orders', 'confirms', 'refunds'] as const;
export type RateLimitGroup = (typeof RATE_LIMIT_GROUPS)[number];
