import type { ShopFactsView, ShopSettingsInput, ShopSettingsView } from '../../../contracts/shop-settings';
import { commercePaymentsApi, path, unwrap } from './api';

const api = commercePaymentsApi.enhanceEndpoints({ addTagTypes: ['CommercePaymentsShop'] }).injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    getCommercePaymentsShop: build.query<ShopFactsView, void>({
      query: () => path('/shop'),
      transformResponse: unwrap<ShopFactsView>,
      providesTags: ['CommercePaymentsShop', 'CommercePaymentsKeySet'],
    }),
    getCommercePaymentsShopSettings: build.query<ShopSettingsView, void>({
      query: () => path('/shop-settings'),
      transformResponse: unwrap<ShopSettingsView>,
      providesTags: ['CommercePaymentsShop'],
    }),
    saveCommercePaymentsShopSettings: build.mutation<ShopSettingsView, ShopSettingsInput>({
      query: (input) => ({ url: path('/shop-settings'), method: 'PUT', data: { data: input } }),
      transformResponse: unwrap<ShopSettingsView>,
      invalidatesTags: (_saved, error) => (error ? [] : ['CommercePaymentsShop']),
    }),
    sendCommercePaymentsTestMail: build.mutation<{ to: number }, void>({
      query: () => ({ url: path('/shop-settings/test-mail'), method: 'POST', data: {} }),
      transformResponse: unwrap<{ to: number }>,
    }),
  }),
});

export const {
  useGetCommercePaymentsShopQuery: useShopFacts,
  useGetCommercePaymentsShopSettingsQuery: useShopSettings,
  useSaveCommercePaymentsShopSettingsMutation: useSaveShopSettings,
  useSendCommercePaymentsTestMailMutation: useSendTestMail,
} = api;
