import type { CheckedPaymentView, CheckedRefundView } from '../../../contracts/problems';
import { commercePaymentsApi, path, unwrap } from './api';

/** What the provider said of a payment; `unreachable`: it did not say, and why stands in `providerCode`. */
export type PaymentCheck = {
  data: CheckedPaymentView;
  meta: { outcome: 'answered' | 'unreachable'; providerCode: string | null };
};

const api = commercePaymentsApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    // Also after a refusal: what the page shows may be what was out of date.
    checkCommercePaymentsPayment: build.mutation<PaymentCheck, string>({
      query: (paymentKey) => ({ url: path(`/payments/${encodeURIComponent(paymentKey)}/check`), method: 'POST' }),
      invalidatesTags: ['CommercePaymentsPayment'],
    }),
    checkCommercePaymentsRefund: build.mutation<CheckedRefundView, string>({
      query: (refundId) => ({ url: path(`/refunds/${encodeURIComponent(refundId)}/check`), method: 'POST' }),
      transformResponse: unwrap<CheckedRefundView>,
      invalidatesTags: ['CommercePaymentsPayment'],
    }),
  }),
});

export const {
  useCheckCommercePaymentsPaymentMutation: useCheckPayment,
  useCheckCommercePaymentsRefundMutation: useCheckRefund,
} = api;
