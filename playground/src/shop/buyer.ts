import { randomUUID } from 'node:crypto';

import type { Context } from 'koa';

const COOKIE = 'shop_buyer';
const BUYER = /^buyer_[0-9a-f-]{36}$/;
const ONE_YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * Who buys: a random name in a cookie that no script can read. It goes to Toss as `customerKey`, and an order is shown
 * and refunded only to the browser that made it. A real shop would ask for a login.
 */
export const buyerOf = (ctx: Context): string => {
  const known = ctx.cookies.get(COOKIE);
  if (known && BUYER.test(known)) return known;
  const buyer = `buyer_${randomUUID()}`;
  // `lax`: the cookie must come along when the payment window sends the buyer back.
  ctx.cookies.set(COOKIE, buyer, { httpOnly: true, sameSite: 'lax', maxAge: ONE_YEAR_MS, path: '/shop', signed: false });
  return buyer;
};
