import type { OrderMoneyView } from '../../../contracts/order-money';
import { commercePaymentsApi, path, unwrap } from './api';

/** The Content Manager's document that the answer is shown beside, and what its form says now. */
export type ShownDocument = {
  model: string;
  documentId: string;
  /** Of a payment's document; absent for an order's. */
  paymentKey?: string | undefined;
  state: string;
  /** What was refunded of the order; what is left of the payment. Smallest unit. */
  amount: number;
};

const isStale = (shown: ShownDocument, money: OrderMoneyView): boolean => {
  if (shown.paymentKey === undefined) return shown.state !== money.state || shown.amount !== money.refundedAmount;
  const payment = money.payments.find(({ paymentKey }) => paymentKey === shown.paymentKey);
  return payment !== undefined && (shown.state !== payment.state || shown.amount !== payment.balanceAmount);
};

// `Document` is the Content Manager's own tag: a refund made beside its form changes what the form shows.
const api = commercePaymentsApi.enhanceEndpoints({ addTagTypes: ['Document'] }).injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    getCommercePaymentsOrderMoney: build.query<OrderMoneyView, { orderId: string; shown: ShownDocument }>({
      query: ({ orderId }) => path(`/orders/${encodeURIComponent(orderId)}/money`),
      transformResponse: unwrap<OrderMoneyView>,
      providesTags: ['CommercePaymentsPayment'],
      async onQueryStarted({ shown }, { dispatch, queryFulfilled }) {
        // A refusal is shown by who asked; there is nothing to compare then.
        const answer = await queryFulfilled.catch(() => null);
        if (!answer || !isStale(shown, answer.data)) return;
        dispatch(api.util.invalidateTags([{ type: 'Document', id: `${shown.model}_${shown.documentId}` }]));
      },
    }),
  }),
});

export const { useGetCommercePaymentsOrderMoneyQuery: useOrderMoney } = api;
