import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { createCommerceApi } from './commerce-api';
import { createHandlers } from './handlers';
import { withSecurityHeaders } from './headers';
import { sendAsset, sendPage, sendTossSdk } from './static-files';

type Handler = (ctx: Context) => Promise<void> | void;

const open = (method: 'GET' | 'POST', path: string, handler: Handler) => ({ method, path, handler, config: { auth: false as const } });

/**
 * The shop at `/shop`, outside of Strapi's own API: a page, its files, and a backend of five routes that holds the
 * full-access token. A storefront of your own would be another program; this one is small enough to live here.
 */
export const shopRoutes = (strapi: Core.Strapi) => {
  const handlers = createHandlers(createCommerceApi(strapi));
  const page = withSecurityHeaders(sendPage(strapi));
  return [
    open('GET', '/shop/api/setup', handlers.setup),
    open('POST', '/shop/api/orders', handlers.createOrder),
    open('GET', '/shop/api/orders/:orderId', handlers.showOrder),
    open('POST', '/shop/api/confirm', handlers.confirm),
    open('POST', '/shop/api/orders/:orderId/refunds', handlers.refund),
    open('GET', '/shop/vendor/tosspayments-sdk.js', sendTossSdk),
    open('GET', '/shop/assets/:name(.*)', sendAsset(strapi)),
    open('GET', '/shop', page),
    open('GET', '/shop/:path(.*)', page),
  ];
};
