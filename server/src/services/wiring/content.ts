import type { Core } from '@strapi/strapi';
import type { Environment } from '../../../../contracts/keys';
import { createSalesRepository } from '../../repositories/sales';
import type { Catalogue } from '../catalogue';
import { createOrderMoney, type OrderMoneyService } from '../order-money';
import { createProductSales, type ProductSales } from '../product-sales';
import type { Books } from './books';

export type ContentServices = { orderMoney: OrderMoneyService; productSales: ProductSales };

/** What the Content Manager shows beside orders and products. */
export const wireContent = (
  strapi: Core.Strapi,
  { catalogue, environment, ...books }: Books & { catalogue: Catalogue; environment: Environment }
): ContentServices => ({
  orderMoney: createOrderMoney(books),
  productSales: createProductSales({
    sales: createSalesRepository(strapi),
    offerOf: catalogue.offerOf,
    offers: books.offers,
    environment,
    clock: books.clock,
  }),
});
