import type { OfferView, StockChange } from '../../../contracts/settings';
import { commercePaymentsApi, path, unwrap } from './api';

const api = commercePaymentsApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    getCommercePaymentsOffer: build.query<OfferView | null, { product: string; revision: string }>({
      query: ({ product }) => path(`/offers/${product}`),
      transformResponse: unwrap<OfferView | null>,
      providesTags: ['CommercePaymentsOffer'],
    }),
    changeCommercePaymentsStock: build.mutation<OfferView, { product: string; change: StockChange }>({
      query: ({ product, change }) => ({
        url: path(`/offers/${product}/stock`),
        method: 'PUT',
        data: { data: change },
      }),
      transformResponse: unwrap<OfferView>,
      // Also after a refusal: what the page shows may be what was out of date.
      invalidatesTags: ['CommercePaymentsOffer'],
    }),
  }),
});

export const {
  useGetCommercePaymentsOfferQuery: useOffer,
  useChangeCommercePaymentsStockMutation: useChangeStock,
} = api;
