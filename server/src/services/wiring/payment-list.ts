import type { Core } from '@strapi/strapi';
import { createExportTicketRepository } from '../../repositories/export-tickets';
import { createKeySetRepository } from '../../repositories/key-sets';
import { createPaymentListRepository } from '../../repositories/payment-list';
import { createPaymentExports, type PaymentExports } from '../payment-exports';
import { createPaymentList, type PaymentList } from '../payment-list';
import { serviceOf } from '../service-of';
import type { Books } from './books';

export type PaymentListServices = { paymentList: PaymentList; paymentExports: PaymentExports };

/** The panel's list of payments and its downloads. */
export const wirePaymentList = (
  strapi: Core.Strapi,
  books: Pick<Books, 'inTransaction' | 'audit' | 'clock'>
): PaymentListServices => ({
  paymentList: createPaymentList({
    paymentList: createPaymentListRepository(strapi),
    keySets: createKeySetRepository(strapi),
    // Looked up when it is asked: services are wired all at once.
    timeZone: async () => (await serviceOf(strapi, 'shopSettings').read()).timeZone,
  }),
  paymentExports: createPaymentExports({ ...books, tickets: createExportTicketRepository(strapi) }),
});
