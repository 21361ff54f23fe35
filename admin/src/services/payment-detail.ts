import type { PaymentDetailView, RawPaymentView } from '../../../contracts/payment-detail';
import { commercePaymentsApi, path, unwrap } from './api';

const of = (paymentKey: string): string => path(`/payments/${encodeURIComponent(paymentKey)}`);

const api = commercePaymentsApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    getCommercePaymentsPayment: build.query<PaymentDetailView, string>({
      query: of,
      transformResponse: unwrap<PaymentDetailView>,
      providesTags: ['CommercePaymentsPayment'],
    }),
    getCommercePaymentsRawPayment: build.query<RawPaymentView, string>({
      query: (paymentKey) => `${of(paymentKey)}/raw`,
      transformResponse: unwrap<RawPaymentView>,
      // What the provider said is for the moment in which it is read.
      keepUnusedDataFor: 0,
    }),
  }),
});

export const {
  useGetCommercePaymentsPaymentQuery: usePaymentDetail,
  useGetCommercePaymentsRawPaymentQuery: useRawPayment,
} = api;
