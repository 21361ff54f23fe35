import { setup } from '../backend.js';
import { language } from '../language.js';

const here = (path) => new URL(path, location.origin).href;

export const successUrl = () => here('/shop/success');
export const failUrl = () => here('/shop/fail');

/**
 * Leaves for the payment: to the sandbox's window, or to the page that starts Toss's SDK.
 *
 * @param {object} order as `POST /orders` answered: everything here comes from the server, no price from the page
 * @param {{ go: (path: string) => unknown }} page
 */
export const openPayment = async (order, page) => {
  const { windowAddress } = await setup();
  if (!windowAddress) return page.go(`/shop/pay/${order.orderId}`);
  const { clientKey, orderId, orderName, amount, currency, customerKey, taxFreeAmount } = order;
  const query = { clientKey, orderId, orderName, amount, currency, customerKey, taxFreeAmount, lang: language() };
  location.assign(`${windowAddress}?${new URLSearchParams({ ...query, successUrl: successUrl(), failUrl: failUrl() })}`);
  // The page is left; the button must not come back to life before.
  return new Promise(() => {});
};
