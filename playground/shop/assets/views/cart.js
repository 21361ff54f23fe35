import { findProducts, isSilence, showOrder } from '../backend.js';
import { element } from '../element.js';
import { paintCartCount } from '../frame.js';
import { language, price, text } from '../language.js';
import { poll } from '../poll.js';
import { cart, checking } from '../storage.js';
import { checkoutForm } from './checkout-form.js';

const emptyCart = () =>
  element(
    'section',
    { class: 'card narrow' },
    element('h1', {}, text('cart.title')),
    element('p', {}, text('cart.empty')),
    element('a', { class: 'button', href: '/shop' }, text('cart.toProducts'))
  );

const stepper = ({ product, quantity }, change) => {
  const { name, offer } = product;
  const isMost = offer.stock !== null && quantity >= offer.stock;
  const step = (sign, id, to, disabled = false) =>
    element('button', { type: 'button', disabled, 'aria-label': text(id, { name }), onclick: () => change(product, to) }, sign);
  return element(
    'div',
    { class: 'stepper', role: 'group', 'aria-label': text('cart.quantity') },
    step('−', quantity === 1 ? 'cart.remove' : 'cart.less', quantity - 1),
    element('output', {}, String(quantity)),
    step('+', 'cart.more', quantity + 1, isMost)
  );
};

const row = (line, change) => {
  const { product, quantity } = line;
  const [image] = product.images ?? [];
  return element(
    'li',
    { class: 'line', 'data-line': product.slug },
    image ? element('img', { src: image.url, alt: '', width: 72, height: 72 }) : null,
    element('div', { class: 'line-words' }, element('strong', {}, product.name), element('span', { class: 'soft' }, price(product.offer.price, product.offer.currency))),
    stepper(line, change),
    element('strong', { class: 'line-amount' }, price(product.offer.price * quantity, product.offer.currency))
  );
};

/** The cart's lines that can still be bought; what cannot is taken out. */
const readLines = (products) => {
  const lines = [];
  let isShortened = false;
  for (const [documentId, wanted] of Object.entries(cart.lines())) {
    const product = products.find((candidate) => candidate.documentId === documentId);
    const quantity = product?.offer?.available ? Math.min(wanted, product.offer.stock ?? wanted) : 0;
    if (quantity > 0) lines.push({ product, quantity });
    if (quantity !== wanted) cart.set(documentId, quantity);
    if (quantity === 0) isShortened = true;
  }
  return { lines, isShortened };
};

/** The order whose payment is still being checked; `null` when there is none, or its outcome is known by now. */
const orderInDoubt = async () => {
  const orderId = checking.find();
  if (!orderId) return null;
  try {
    const { order } = await showOrder(orderId);
    if (order.state === 'confirming') return orderId;
  } catch (error) {
    if (isSilence(error)) return orderId;
  }
  checking.forget(orderId);
  return null;
};

/** Stands where the order would be paid: what is in the cart may be paid already. */
const waitNotice = (orderId) =>
  element(
    'div',
    { class: 'card' },
    element('div', { class: 'notice', role: 'status', 'data-in-doubt': orderId }, element('p', {}, element('strong', {}, text('unknown.title'))), element('p', {}, text('cart.inDoubt'))),
    element('a', { class: 'button', href: `/shop/orders/${orderId}` }, text('order.see'))
  );

/** `/shop/cart`: what is in the cart, who buys it, and the way to pay. */
export const cartView = async (page) => {
  const [products, inDoubt] = await Promise.all([findProducts(language()), orderInDoubt()]);
  const { lines, isShortened } = readLines(products);
  paintCartCount();
  if (lines.length === 0) return emptyCart();
  if (inDoubt) {
    void poll(async () => {
      const isStill = (await orderInDoubt()) !== null;
      if (!isStill) void page.repaint();
      return isStill;
    }, page.signal);
  }
  const change = (product, quantity) => {
    cart.set(product.documentId, quantity);
    return page.repaint();
  };
  const currency = lines[0].product.offer.currency;
  const total = lines.reduce((sum, { product, quantity }) => sum + product.offer.price * quantity, 0);
  return element(
    'section',
    { class: 'two-columns' },
    element(
      'div',
      {},
      element('h1', {}, text('cart.title')),
      isShortened && element('p', { class: 'problem', role: 'alert' }, text('cart.gone')),
      element('ul', { class: 'lines card' }, lines.map((line) => row(line, change))),
      element('p', { class: 'total' }, text('cart.total'), element('strong', { 'data-total': total }, price(total, currency)))
    ),
    inDoubt ? waitNotice(inDoubt) : checkoutForm({ page, lines, total: price(total, currency) })
  );
};
