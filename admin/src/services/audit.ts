import type { AuditEntryView, AuditProgress, AuditVerificationView } from '../../../contracts/audit';
import { commercePaymentsApi, path, unwrap } from './api';

export type AuditPage = {
  data: AuditEntryView[];
  meta: { pagination: { page: number; pageSize: number; pageCount: number; total: number } };
};

const api = commercePaymentsApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    // A text, since Strapi's client joins objects without encoding their values.
    getCommercePaymentsAuditEntries: build.query<AuditPage, string>({
      query: (query) => path(`/audit-entries${query ? `?${query}` : ''}`),
    }),
    verifyCommercePaymentsAuditChain: build.mutation<AuditVerificationView, AuditProgress | null>({
      query: (after) => ({ url: path('/audit-entries/verify-chain'), method: 'POST', data: { after } }),
      transformResponse: unwrap<AuditVerificationView>,
    }),
  }),
});

export const {
  useGetCommercePaymentsAuditEntriesQuery: useAuditEntries,
  useVerifyCommercePaymentsAuditChainMutation: useVerifyStep,
} = api;

/** Where an export is taken from. */
export const exportPath = (query: string): string => path(`/audit-entries/export?${query}`);
