const read = (store, name, fallback) => {
  try {
    return JSON.parse(store.getItem(name)) ?? fallback;
  } catch {
    return fallback;
  }
};

const write = (store, name, value) => store.setItem(name, JSON.stringify(value));

/** The cart: pieces by the product's documentId. */
export const cart = {
  lines: () => read(localStorage, 'shop-cart', {}),
  count: () => Object.values(cart.lines()).reduce((sum, quantity) => sum + quantity, 0),
  /** @param {number} quantity 0 takes the product out */
  set(product, quantity) {
    const { [product]: _, ...others } = cart.lines();
    write(localStorage, 'shop-cart', quantity > 0 ? { ...cart.lines(), [product]: quantity } : others);
  },
  empty: () => localStorage.removeItem('shop-cart'),
};

const KEPT_ORDERS = 20;

/** The orders made in this browser, newest first: `{ orderId, orderName, amount, currency, createdAt }`. */
export const myOrders = {
  list: () => read(localStorage, 'shop-orders', []),
  add({ orderId, orderName, amount, currency, createdAt }) {
    const others = myOrders.list().filter((order) => order.orderId !== orderId);
    write(localStorage, 'shop-orders', [{ orderId, orderName, amount, currency, createdAt }, ...others].slice(0, KEPT_ORDERS));
  },
};

/** The order that is being paid, as `POST /orders` answered: a retry opens the payment window with the same one. */
export const openOrder = {
  keep: (order) => write(sessionStorage, 'shop-open-order', order),
  /** @param {string} [orderId] any when absent */
  find: (orderId) => {
    const order = read(sessionStorage, 'shop-open-order', null);
    return order && (orderId === undefined || order.orderId === orderId) ? order : null;
  },
  forget: () => sessionStorage.removeItem('shop-open-order'),
};

/** The order whose payment has no known outcome yet: until it has, this browser orders nothing else. */
export const checking = {
  keep: (orderId) => write(localStorage, 'shop-checking', orderId),
  find: () => read(localStorage, 'shop-checking', null),
  /** @param {string} [orderId] another order's is kept; any when absent */
  forget(orderId) {
    if (orderId === undefined || checking.find() === orderId) localStorage.removeItem('shop-checking');
  },
};

/**
 * The idempotency key of one wish of the buyer: a second click, or a try after silence, sends the same key and cannot
 * make a second order or refund; another wish gets another key.
 *
 * @param {string} name what is wished, for example `order`
 * @param {unknown} wish
 */
export const keyOfWish = (name, wish) => {
  const stored = read(sessionStorage, `shop-wish-${name}`, null);
  const content = JSON.stringify(wish);
  if (stored?.content === content) return stored.key;
  const key = crypto.randomUUID();
  write(sessionStorage, `shop-wish-${name}`, { content, key });
  return key;
};

/** The wish was granted, or refused for good: the same one again is a new one. */
export const forgetWish = (name) => sessionStorage.removeItem(`shop-wish-${name}`);

/** What the buyer typed last, so that nobody types an address twice. */
export const buyerDetails = {
  read: () => read(localStorage, 'shop-buyer', {}),
  keep: (details) => write(localStorage, 'shop-buyer', details),
};
