import type { InstallationView, RekeyView, VaultView } from '../../../contracts/vault';
import { commercePaymentsApi, path, unwrap } from './api';

const api = commercePaymentsApi.enhanceEndpoints({ addTagTypes: ['CommercePaymentsVault'] }).injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    getCommercePaymentsVault: build.query<VaultView, void>({
      query: () => path('/vault'),
      transformResponse: unwrap<VaultView>,
      providesTags: ['CommercePaymentsVault'],
    }),
    rekeyCommercePaymentsVault: build.mutation<RekeyView, { dryRun: boolean }>({
      query: (wish) => ({ url: path('/vault/rekey'), method: 'POST', data: { data: wish } }),
      transformResponse: unwrap<RekeyView>,
      // Also after a refusal: another person may have begun one.
      invalidatesTags: ['CommercePaymentsVault'],
    }),
    acceptCommercePaymentsInstallation: build.mutation<InstallationView | null, void>({
      query: () => ({ url: path('/vault/accept-installation'), method: 'POST', data: {} }),
      transformResponse: unwrap<InstallationView | null>,
      invalidatesTags: ['CommercePaymentsVault'],
    }),
  }),
});

export const {
  useGetCommercePaymentsVaultQuery: useVault,
  useRekeyCommercePaymentsVaultMutation: useRekey,
  useAcceptCommercePaymentsInstallationMutation: useAcceptInstallation,
} = api;
