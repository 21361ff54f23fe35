import { failUrl, successUrl } from './open-payment.js';

/** Toss's loader, which fetches the SDK from Toss: no network, no payment. */
const loadSdk = async (clientKey) => {
  const { loadTossPayments } = await import('/shop/vendor/tosspayments-sdk.js');
  return loadTossPayments(clientKey);
};

/** What both ways of paying tell Toss of an order. */
const requestOf = ({ orderId, orderName, customer, taxFreeAmount }) => ({
  orderId,
  orderName,
  taxFreeAmount,
  successUrl: successUrl(),
  failUrl: failUrl(),
  ...(customer?.email ? { customerEmail: customer.email } : {}),
  ...(customer?.name ? { customerName: customer.name } : {}),
  ...(customer?.phone ? { customerMobilePhone: customer.phone.replace(/\D/g, '') } : {}),
});

/** Toss counts in won, dollars and yen; the API in the smallest unit. */
const valueOf = ({ amount, currency }) => (currency === 'USD' ? amount / 100 : amount);

/**
 * Draws the payment widget (`gck` keys) into the page.
 *
 * @param {object} order
 * @param {{ methods: string, agreement: string }} selectors where it goes
 * @returns {Promise<() => Promise<void>>} asks for the payment and leaves the page; rejects with `code` when it cannot
 */
export const renderWidget = async (order, { methods, agreement }) => {
  const toss = await loadSdk(order.clientKey);
  const widgets = toss.widgets({ customerKey: order.customerKey });
  await widgets.setAmount({ value: valueOf(order), currency: order.currency });
  await Promise.all([
    widgets.renderPaymentMethods({ selector: methods, variantKey: 'DEFAULT' }),
    widgets.renderAgreement({ selector: agreement, variantKey: 'AGREEMENT' }),
  ]);
  return () => widgets.requestPayment(requestOf(order));
};

/**
 * Prepares the payment window (`ck` keys).
 *
 * @returns {Promise<(method: string) => Promise<void>>} opens the window of that method and leaves the page
 */
export const prepareWindow = async (order) => {
  const toss = await loadSdk(order.clientKey);
  const payment = toss.payment({ customerKey: order.customerKey });
  const amount = { value: valueOf(order), currency: order.currency };
  return (method) => payment.requestPayment({ method, amount, ...requestOf(order) });
};
