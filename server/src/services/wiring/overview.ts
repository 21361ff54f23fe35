import type { Core } from '@strapi/strapi';
import { createOverviewRepository } from '../../repositories/overview';
import { createOverview, type OverviewPorts, type OverviewService } from '../overview';
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
