import type { ExportTicketView, PaymentExportInput, PaymentPageView } from '../../../contracts/payment-list';
import { commercePaymentsApi, path, unwrap } from './api';

const api = commercePaymentsApi.injectEndpoints({
  overrideExisting: false,
  endpoints: (build) => ({
    // A text, since Strapi's client joins objects without encoding their values.
    getCommercePaymentsPaymentPage: build.query<PaymentPageView, string>({
      query: (query) => path(`/payments${query ? `?${query}` : ''}`),
      providesTags: ['CommercePaymentsPayment'],
    }),
    openCommercePaymentsExport: build.mutation<ExportTicketView, PaymentExportInput>({
      query: (data) => ({ url: path('/payments/exports'), method: 'POST', data: { data } }),
      transformResponse: unwrap<ExportTicketView>,
    }),
  }),
});

export const {
  useGetCommercePaymentsPaymentPageQuery: usePaymentPage,
  useOpenCommercePaymentsExportMutation: useOpenExport,
} = api;

/** Where a download waits for its ticket: the browser fetches it by itself, without a login. */
export const exportAddress = (ticket: string): string => {
  const { backendURL } = (window as unknown as { strapi?: { backendURL?: string } }).strapi ?? {};
  const server = new URL(backendURL ?? '/', window.location.origin).href.replace(/\/$/, '');
  return `${server}${path(`/exports/${encodeURIComponent(ticket)}`)}`;
};
