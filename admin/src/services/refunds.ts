import type { PanelRefundInput, RefundOptionsView, RefundPreviewView } from '../../../contracts/refund-options';
import type { RefundView } from '../../../contracts/refunds';
import { commercePaymentsApi, path, unwrap } from './api';

type NewRefund = {
  paymentKey: string;
  /** The same for every repeat of one wish: the server makes one refund of all of them. */
  idempotencyKey: string;
  input: PanelRefundInput;
};

/** `lines`: as `0:2,1:1`. */
type PreviewWish = { paymentKey: string; amount: number; lines: string };

/** Is its outcome known? */
export const hasEnded = ({ state }: Pick<RefundView, 'state'>): boolean => state === 'succeeded' || state === 'failed';

const of = (paymentKey: string, rest: string): string => path(`/payments/${encodeURIComponent(paymentKey)}${rest}`);

const previewOf = ({ paymentKey, amount, lines }: PreviewWish): string => {
  const query = new URLSearchParams({ amount: String(amount), ...(lines === '' ? {} : { lines }) });
  return of(paymentKey, `/refund-preview?${query}`);
};

const api = commercePaymentsApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    getCommercePaymentsRefundOptions: build.query<RefundOptionsView, string>({
      query: (paymentKey) => of(paymentKey, '/refund-options'),
      transformResponse: unwrap<RefundOptionsView>,
      providesTags: ['CommercePaymentsPayment'],
    }),
    getCommercePaymentsRefundPreview: build.query<RefundPreviewView, PreviewWish>({
      query: previewOf,
      transformResponse: unwrap<RefundPreviewView>,
      providesTags: ['CommercePaymentsPayment'],
    }),
    /** Of a refund whose outcome was not known when it was asked for. Once it is, every page reads payments anew. */
    getCommercePaymentsRefund: build.query<RefundView, string>({
      query: (refundId) => path(`/refunds/${encodeURIComponent(refundId)}`),
      transformResponse: unwrap<RefundView>,
      // One that has ended changes no more; were it tagged, the line below would read it for ever.
      providesTags: (refund) => (refund && hasEnded(refund) ? [] : ['CommercePaymentsPayment']),
      onQueryStarted: async (_refundId, { dispatch, queryFulfilled }) => {
        const refund = await queryFulfilled.then(({ data }) => data).catch(() => null);
        if (refund && hasEnded(refund)) dispatch(commercePaymentsApi.util.invalidateTags(['CommercePaymentsPayment']));
      },
    }),
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

export const {
  useGetCommercePaymentsRefundOptionsQuery: useRefundOptions,
  useGetCommercePaymentsRefundPreviewQuery: useRefundPreview,
  useGetCommercePaymentsRefundQuery: useRefund,
  useCreateCommercePaymentsRefundMutation: useCreateRefund,
} = api;
