/** Why the plugin gave money back by itself: kept with the refund and sent to the provider, so both languages in one. */
export const SYSTEM_REFUND_REASONS = {
  ORDER_NOT_WAITING:
    '주문이 이미 결제되었거나 취소·만료되어 자동으로 환불합니다 · The order no longer waits for this payment',
  STOCK_GONE: '재고가 없어 자동으로 환불합니다 · Nothing is left of what was ordered',
} as const;

export type SystemRefundCause = keyof typeof SYSTEM_REFUND_REASONS;
