/** What the shop or the plugin refused, by its code. `messages` is the provider's reason in both languages. */
export class Refusal extends Error {
  constructor(status, { code = 'UNKNOWN', ...details } = {}) {
    super(code);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** Nobody answered, so that nobody knows what happened. */
export const isSilence = (error) => error instanceof Refusal && (error.status === 0 || error.code === 'NO_ANSWER');

const ask = async (path, init) => {
  let response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new Refusal(0, { code: 'NO_ANSWER' });
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(response.status, body.error?.details);
  return { status: response.status, ...body };
};

const post = (path, body, idempotencyKey) =>
  ask(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Requested-With': 'shop',
      ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
    },
    body: JSON.stringify(body),
  });

const asked = new Map();
const once = (path) => {
  if (!asked.has(path)) asked.set(path, ask(path).then(({ data }) => data));
  return asked.get(path);
};

/** @returns {Promise<{ token: string, windowAddress: string | null }>} */
export const setup = () => once('/shop/api/setup');

/**
 * The products on sale, straight from the plugin's REST API with a token that may find products.
 *
 * @param {'ko' | 'en'} locale
 */
export const findProducts = async (locale) => {
  const { token } = await setup();
  const query = new URLSearchParams({ locale, sort: 'id:asc', 'pagination[pageSize]': '100' });
  const path = `/api/commerce-payments/products?${query}`;
  return (await ask(path, { headers: { Authorization: `Bearer ${token}` } })).data;
};

export const createOrder = async (order, idempotencyKey) => (await post('/shop/api/orders', order, idempotencyKey)).data;

/** @returns {Promise<{ order: object, payment: object | null, refunds: object[] }>} */
export const showOrder = async (orderId) => (await ask(`/shop/api/orders/${encodeURIComponent(orderId)}`)).data;

/** `status` 202: not known yet. A repeat answers with the same payment. */
export const confirmPayment = (query) => post('/shop/api/confirm', query);

export const refundPayment = (orderId, refund, idempotencyKey) =>
  post(`/shop/api/orders/${encodeURIComponent(orderId)}/refunds`, refund, idempotencyKey);
