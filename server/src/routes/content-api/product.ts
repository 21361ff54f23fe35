import { answerOf } from '../../controllers/validation/common';
import {
  findProductQuery,
  listProductsQuery,
  productList,
  productParams,
  productView,
} from '../../controllers/validation/product';
import { contentRoute } from './content-route';

export const productRoutes = [
  contentRoute({
    method: 'GET',
    path: '/products',
    handler: 'product.find',
    request: { query: listProductsQuery.shape },
    response: productList,
  }),
  contentRoute({
    method: 'GET',
    path: '/products/:documentId',
    handler: 'product.findOne',
    request: { params: productParams.shape, query: findProductQuery.shape },
    response: answerOf(productView),
  }),
];
