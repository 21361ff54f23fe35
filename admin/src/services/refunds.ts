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
    /** Of a refund whose outcome was not known when it was asked for. */
    getCommercePaymentsRefund: build.query<RefundView, string>({
      query: (refundId) => path(`/refunds/${encodeURIComponent(refundId)}`),
      transformResponse: unwrap<RefundView>,
      providesTags: ['CommercePaymentsPayment'],
    }),
    /**
     * Invalidates nothing: the page behind the dialog would take its button away, and the dialog with it, before anybody
     * has read how the refund ended.
     */
    createCommercePaymentsRefund: build.mutation<RefundView, NewRefund>({
      query: ({ paymentKey, idempotencyKey, input }) => ({
        url: of(paymentKey, '/refunds'),
        method: 'POST',
        data: { data: input },
        config: { headers: { 'Idempotency-Key': idempotencyKey } },
      }),
      transformResponse: unwrap<RefundView>,
    }),
    /** Every page reads payments anew: once the dialog is closed, also after a refusal. */
    refreshCommercePaymentsPayments: build.mutation<null, void>({
      queryFn: () => ({ data: null }),
      invalidatesTags: ['CommercePaymentsPayment'],
    }),
  }),
});

export const {
  useGetCommercePaymentsRefundOptionsQuery: useRefundOptions,
  useGetCommercePaymentsRefundPreviewQuery: useRefundPreview,
  useGetCommercePaymentsRefundQuery: useRefund,
  useCreateCommercePaymentsRefundMutation: useCreateRefund,
  useRefreshCommercePaymentsPaymentsMutation: useRefreshPayments,
} = api;
