import type { KeySetInput, KeySetView, PromoteInput, RetireInput, RotateInput } from '../../../contracts/settings';
import { commercePaymentsApi, path, unwrap } from './api';

/** What can be done to a key set with one click. */
export type KeySetAction = 'verify' | 'default' | 'enable' | 'disable' | 'replace-webhook-address';

/** What is done to one kind of secret of a set. */
export type SecretChange =
  | ({ action: 'rotate' } & Omit<RotateInput, 'version'>)
  | ({ action: 'promote' } & Omit<PromoteInput, 'version'>)
  | ({ action: 'retire' } & Omit<RetireInput, 'version'>);

const api = commercePaymentsApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    getCommercePaymentsKeySets: build.query<KeySetView[], void>({
      query: () => path('/key-sets'),
      transformResponse: unwrap<KeySetView[]>,
      providesTags: ['CommercePaymentsKeySet'],
    }),
    getCommercePaymentsKeySet: build.query<KeySetView, string>({
      query: (id) => path(`/key-sets/${id}`),
      transformResponse: unwrap<KeySetView>,
      providesTags: ['CommercePaymentsKeySet'],
    }),
    saveCommercePaymentsKeySet: build.mutation<KeySetView, { id: string | null; data: KeySetInput }>({
      query: ({ id, data }) => ({
        url: path(id === null ? '/key-sets' : `/key-sets/${id}`),
        method: id === null ? 'POST' : 'PUT',
        data: { data },
      }),
      transformResponse: unwrap<KeySetView>,
      invalidatesTags: (_result, error) => (error ? [] : ['CommercePaymentsKeySet']),
    }),
    changeCommercePaymentsKeySet: build.mutation<KeySetView, { id: string; action: KeySetAction }>({
      query: ({ id, action }) => ({ url: path(`/key-sets/${id}/${action}`), method: 'POST', data: {} }),
      transformResponse: unwrap<KeySetView>,
      invalidatesTags: ['CommercePaymentsKeySet'],
    }),
    changeCommercePaymentsSecret: build.mutation<KeySetView, { id: string; version: number; change: SecretChange }>({
      query: ({ id, version, change: { action, ...wish } }) => ({
        url: path(`/key-sets/${id}/${action}`),
        method: 'POST',
        data: { data: { ...wish, version } },
      }),
      transformResponse: unwrap<KeySetView>,
      // Also after a refusal, or when no answer came: what the page shows may be what was out of date.
      invalidatesTags: ['CommercePaymentsKeySet'],
    }),
  }),
});

export const {
  useGetCommercePaymentsKeySetsQuery: useKeySets,
  useGetCommercePaymentsKeySetQuery: useKeySet,
  useSaveCommercePaymentsKeySetMutation: useSaveKeySet,
  useChangeCommercePaymentsKeySetMutation: useChangeKeySet,
  useChangeCommercePaymentsSecretMutation: useChangeSecret,
} = api;
