import { contentRoute } from './content-route';

export const productRoutes = [
  contentRoute({ method: 'GET', path: '/products', handler: 'product.find' }),
  contentRoute({ method: 'GET', path: '/products/:documentId', handler: 'product.findOne' }),
];
