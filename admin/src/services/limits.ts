import type { ApiTokenView } from '../../../contracts/api-tokens';
import type { LimitSubjectView, RefundLimitInput } from '../../../contracts/refund-limits';
import { commercePaymentsApi, path, unwrap } from './api';

const api = commercePaymentsApi.enhanceEndpoints({ addTagTypes: ['CommercePaymentsLimit'] }).injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    getCommercePaymentsApiTokens: build.query<ApiTokenView[], void>({
      query: () => path('/api-tokens'),
      transformResponse: unwrap<ApiTokenView[]>,
      providesTags: ['CommercePaymentsLimit'],
    }),
    getCommercePaymentsRefundLimits: build.query<LimitSubjectView[], void>({
      query: () => path('/refund-limits'),
      transformResponse: unwrap<LimitSubjectView[]>,
      providesTags: ['CommercePaymentsLimit'],
    }),
    setCommercePaymentsRefundLimit: build.mutation<LimitSubjectView, RefundLimitInput>({
      query: (input) => ({ url: path('/refund-limits'), method: 'PUT', data: { data: input } }),
      transformResponse: unwrap<LimitSubjectView>,
      // Also after a refusal: what the page shows may be what was out of date.
      invalidatesTags: ['CommercePaymentsLimit'],
    }),
  }),
});

export const {
  useGetCommercePaymentsApiTokensQuery: useApiTokens,
  useGetCommercePaymentsRefundLimitsQuery: useRefundLimits,
  useSetCommercePaymentsRefundLimitMutation: useSetRefundLimit,
} = api;
