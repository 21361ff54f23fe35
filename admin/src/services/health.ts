import type { HealthView } from '../../../contracts/health';
import { commercePaymentsApi, path, unwrap } from './api';

const api = commercePaymentsApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    getCommercePaymentsHealth: build.query<HealthView, void>({
      query: () => path('/health'),
      transformResponse: unwrap<HealthView>,
      // Whatever is done to a key set may cure something.
      providesTags: ['CommercePaymentsKeySet'],
    }),
  }),
});

export const { useGetCommercePaymentsHealthQuery: useHealth } = api;
