import type { PanelRefundInput } from '../../../contracts/refund-options';
import type { RefundView } from '../../../contracts/refunds';
import { commercePaymentsApi, path, unwrap } from './api';

type NewRefund = {
  paymentKey: string;
  /** The same for every repeat of one wish: the server makes one refund of all of them. */
  idempotencyKey: string;
  input: PanelRefundInput;
};

const of = (paymentKey: string, rest: string): string => path(`/payments/${encodeURIComponent(paymentKey)}${rest}`);

const api = commercePaymentsApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    createCommercePaymentsRefund: build.mutation<RefundView, NewRefund>({
      query: ({ paymentKey, idempotencyKey, input }) => ({
        url: of(paymentKey, '/refunds'),
        method: 'POST',
        data: { data: input },
        config: { headers: { 'Idempotency-Key': idempotencyKey } },
      }),
      transformResponse: unwrap<RefundView>,
      // Also after a refusal: what the page shows may be what was out of date.
      invalidatesTags: ['CommercePaymentsPayment'],
    }),
  }),
});

export const { useCreateCommercePaymentsRefundMutation: useCreateRefund } = api;
