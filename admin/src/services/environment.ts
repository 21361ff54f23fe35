import type { EnvironmentView, WebhookAddressView } from '../../../contracts/settings';
import { commercePaymentsApi, path, unwrap } from './api';

const api = commercePaymentsApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    getCommercePaymentsEnvironment: build.query<EnvironmentView, void>({
      query: () => path('/environment'),
      transformResponse: unwrap<EnvironmentView>,
      providesTags: ['CommercePaymentsKeySet'],
    }),
    getCommercePaymentsWebhookAddresses: build.query<WebhookAddressView[], void>({
      query: () => path('/webhook-addresses'),
      transformResponse: unwrap<WebhookAddressView[]>,
      providesTags: ['CommercePaymentsKeySet'],
    }),
  }),
});

export const {
  useGetCommercePaymentsEnvironmentQuery: useEnvironment,
  useGetCommercePaymentsWebhookAddressesQuery: useWebhookAddresses,
} = api;
