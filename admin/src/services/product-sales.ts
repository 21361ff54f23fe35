import type { ProductSalesView } from '../../../contracts/product-sales';
import { commercePaymentsApi, path, unwrap } from './api';

const api = commercePaymentsApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    getCommercePaymentsProductSales: build.query<ProductSalesView, { product: string; revision: string }>({
      query: ({ product }) => path(`/products/${product}/sales`),
      transformResponse: unwrap<ProductSalesView>,
      providesTags: ['CommercePaymentsOffer', 'CommercePaymentsPayment'],
    }),
  }),
});

export const { useGetCommercePaymentsProductSalesQuery: useProductSales } = api;
