import { setTimeout as rest } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { createOverviewRepository } from '../../repositories/overview';
import { createSalesSumsRepository } from '../../repositories/sales-sums';
import { createOverview, type OverviewPorts, type OverviewService } from '../overview';
import { createSalesSums, type SalesSums } from '../sales-sums';
import { serviceOf } from '../service-of';

/** What the shop sold. */
export const wireOverview = (
  strapi: Core.Strapi,
  { environment, clock }: Pick<OverviewPorts, 'environment' | 'clock'>
): OverviewService =>
  createOverview({
    ...{ environment, clock },
    overview: createOverviewRepository(strapi),
    paymentList: { page: (wish) => serviceOf(strapi, 'paymentList').page(wish) },
    problems: { count: () => serviceOf(strapi, 'problems').count() },
    timeZone: async () => (await serviceOf(strapi, 'shopSettings').read()).timeZone,
  });

/** Its sums by the hour. */
export const wireSalesSums = (strapi: Core.Strapi, { clock }: Pick<OverviewPorts, 'clock'>): SalesSums =>
  createSalesSums({ sums: createSalesSumsRepository(strapi), clock, rest });
