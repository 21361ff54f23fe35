import type { OverviewView, TodayView } from '../../../contracts/overview';
import { commercePaymentsApi, path, unwrap } from './api';

const api = commercePaymentsApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    getCommercePaymentsOverview: build.query<OverviewView, string>({
      query: (query) => path(`/overview?${query}`),
      transformResponse: unwrap<OverviewView>,
      providesTags: ['CommercePaymentsPayment'],
    }),
    getCommercePaymentsToday: build.query<TodayView, void>({
      query: () => path('/overview/today'),
      transformResponse: unwrap<TodayView>,
      providesTags: ['CommercePaymentsPayment'],
    }),
  }),
});

export const { useGetCommercePaymentsOverviewQuery: useSalesOverview, useGetCommercePaymentsTodayQuery: useToday } =
  api;
