import type { Core } from '@strapi/strapi';
import { createAtOnce } from '../../repositories/at-once';
import { createOfferRepository } from '../../repositories/offers';
import { createOrderRepository } from '../../repositories/orders';
import { createPaymentRepository } from '../../repositories/payments';
import { createRefundRepository } from '../../repositories/refunds';
import { createInTransaction } from '../../repositories/transaction';
import type { Audit } from '../audit/audit';

/** What the money flows write to, and how: the same for all of them. */
export const wireBooks = (strapi: Core.Strapi, audit: Audit) => ({
  inTransaction: createInTransaction(strapi),
  atOnce: createAtOnce(strapi),
  orders: createOrderRepository(strapi),
  payments: createPaymentRepository(strapi),
  refunds: createRefundRepository(strapi),
  offers: createOfferRepository(strapi),
  audit,
  clock: Date.now,
});

export type Books = ReturnType<typeof wireBooks>;
