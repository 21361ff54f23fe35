import { element } from '../element.js';
import { moment, price, text } from '../language.js';
import { myOrders } from '../storage.js';

const row = ({ orderId, orderName, amount, currency, createdAt }) =>
  element(
    'li',
    {},
    element(
      'a',
      { class: 'order-link', href: `/shop/orders/${orderId}` },
      element('span', {}, element('strong', {}, orderName), element('span', { class: 'soft small' }, moment(createdAt))),
      element('strong', {}, price(amount, currency))
    )
  );

/** `/shop/orders`: what was ordered in this browser. */
export const ordersView = async () => {
  const orders = myOrders.list();
  return element(
    'section',
    { class: 'card narrow' },
    element('h1', {}, text('orders.title')),
    orders.length === 0 ? element('p', {}, text('orders.none')) : element('ul', { class: 'orders' }, orders.map(row)),
    element('a', { class: 'button quiet', href: '/shop' }, text('cart.toProducts'))
  );
};
