import { openapiRoutes } from './openapi';
import { orderRoutes } from './order';
import { paymentRoutes } from './payment';
import { productRoutes } from './product';
import { refundRoutes } from './refund';
import { webhookRoutes } from './webhook';

export const contentApi = {
  type: 'content-api' as const,
  routes: [...productRoutes, ...orderRoutes, ...paymentRoutes, ...refundRoutes, ...webhookRoutes, ...openapiRoutes],
};
