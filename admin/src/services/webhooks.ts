import type { SelfTestView, WebhookSummaryView } from '../../../contracts/webhook-pages';
import type { DeliveryDetailView, DeliveryView } from '../../../contracts/webhooks';
import { commercePaymentsApi, path, unwrap } from './api';

export type Paged<Row> = {
  data: Row[];
  meta: { pagination: { page: number; pageSize: number; pageCount: number; total: number } };
};

const one = (deliveryId: string): string => path(`/webhook-deliveries/${encodeURIComponent(deliveryId)}`);

const api = commercePaymentsApi.enhanceEndpoints({ addTagTypes: ['CommercePaymentsWebhook'] }).injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    // A text, since Strapi's client joins objects without encoding their values.
    getCommercePaymentsDeliveries: build.query<Paged<DeliveryView>, string>({
      query: (query) => path(`/webhook-deliveries?${query}`),
      providesTags: ['CommercePaymentsWebhook'],
    }),
    getCommercePaymentsDelivery: build.query<DeliveryDetailView, string>({
      query: one,
      transformResponse: unwrap<DeliveryDetailView>,
      providesTags: ['CommercePaymentsWebhook'],
    }),
    getCommercePaymentsWebhookSummary: build.query<WebhookSummaryView, void>({
      query: () => path('/webhook-summary'),
      transformResponse: unwrap<WebhookSummaryView>,
      providesTags: ['CommercePaymentsWebhook', 'CommercePaymentsKeySet'],
    }),
    replayCommercePaymentsDelivery: build.mutation<DeliveryDetailView, string>({
      query: (deliveryId) => ({ url: `${one(deliveryId)}/replay`, method: 'POST' }),
      transformResponse: unwrap<DeliveryDetailView>,
      // What it tells may change a payment.
      invalidatesTags: ['CommercePaymentsWebhook', 'CommercePaymentsPayment'],
    }),
    testCommercePaymentsWebhook: build.mutation<SelfTestView, string>({
      query: (keySetId) => ({ url: path('/webhook-self-tests'), method: 'POST', data: { data: { keySetId } } }),
      transformResponse: unwrap<SelfTestView>,
      invalidatesTags: ['CommercePaymentsWebhook'],
    }),
  }),
});

export const {
  useGetCommercePaymentsDeliveriesQuery: useDeliveries,
  useGetCommercePaymentsDeliveryQuery: useDelivery,
  useGetCommercePaymentsWebhookSummaryQuery: useWebhookSummary,
  useReplayCommercePaymentsDeliveryMutation: useReplay,
  useTestCommercePaymentsWebhookMutation: useTestWebhook,
} = api;
