import type { FirstStepsView } from '../../../contracts/first-steps';
import { commercePaymentsApi, path, unwrap } from './api';

const api = commercePaymentsApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    getCommercePaymentsFirstSteps: build.query<FirstStepsView, void>({
      query: () => path('/first-steps'),
      transformResponse: unwrap<FirstStepsView>,
      providesTags: ['CommercePaymentsKeySet'],
    }),
  }),
});

export const { useGetCommercePaymentsFirstStepsQuery: useFirstSteps } = api;
