import type { Context } from 'koa';

import { isRealToss } from './toss-address';

const OWN = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
];

/** What Toss's SDK loads and opens; its widget styles itself inline. */
const TOSS = [
  "script-src 'self' https://*.tosspayments.com",
  "connect-src 'self' https://*.tosspayments.com https://*.toss.im",
  "frame-src https://*.tosspayments.com https://*.toss.im",
  "style-src 'self' 'unsafe-inline' https://*.tosspayments.com",
  "img-src 'self' data: https:",
];

const policy = (): string => [...OWN.filter((rule) => !isRealToss() || !rule.startsWith('img-src')), ...(isRealToss() ? TOSS : [])].join('; ');

/** Strapi's own policy knows nothing of the provider's script; this page has one of its own, the panel keeps Strapi's. */
export const withSecurityHeaders =
  (handler: (ctx: Context) => Promise<void>) =>
  (ctx: Context): Promise<void> => {
    ctx.set('Content-Security-Policy', policy());
    ctx.set('Cross-Origin-Opener-Policy', 'same-origin-allow-popups');
    ctx.set('Referrer-Policy', 'same-origin');
    return handler(ctx);
  };
