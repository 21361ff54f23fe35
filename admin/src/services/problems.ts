import type { EventDeliveryView } from '../../../contracts/event-endpoints';
import type { ProblemCountView, ProblemView } from '../../../contracts/problems';
import { commercePaymentsApi, path, unwrap } from './api';
import type { Paged } from './webhooks';

const tagged = commercePaymentsApi.enhanceEndpoints({
  addTagTypes: ['CommercePaymentsWebhook', 'CommercePaymentsEvent'],
});

/** Whatever is done about a payment, a webhook or an event may solve something. */
const TAGS = ['CommercePaymentsPayment', 'CommercePaymentsWebhook', 'CommercePaymentsEvent'] as const;

const api = tagged.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    getCommercePaymentsProblems: build.query<Paged<ProblemView>, string>({
      query: (query) => path(`/problems?${query}`),
      providesTags: [...TAGS],
    }),
    getCommercePaymentsProblemCount: build.query<ProblemCountView, void>({
      query: () => path('/problems/count'),
      transformResponse: unwrap<ProblemCountView>,
      providesTags: [...TAGS],
    }),
    redeliverCommercePaymentsEvent: build.mutation<EventDeliveryView, string>({
      query: (deliveryId) => ({
        url: path(`/event-deliveries/${encodeURIComponent(deliveryId)}/redeliver`),
        method: 'POST',
      }),
      transformResponse: unwrap<EventDeliveryView>,
      invalidatesTags: ['CommercePaymentsEvent'],
    }),
  }),
});

export const {
  useGetCommercePaymentsProblemsQuery: useProblems,
  useGetCommercePaymentsProblemCountQuery: useProblemCount,
  useRedeliverCommercePaymentsEventMutation: useRedeliver,
} = api;
