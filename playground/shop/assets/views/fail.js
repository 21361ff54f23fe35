import { element } from '../element.js';
import { text } from '../language.js';
import { wordsForCode } from '../problem.js';
import { retryButton } from './retry.js';

const LEFT_BY_BUYER = ['PAY_PROCESS_CANCELED', 'USER_CANCEL'];

/** `/shop/fail`: where the payment window sends a buyer who did not pay. Nothing is confirmed here. */
export const failView = async (page) => {
  const query = new URLSearchParams(location.search);
  const code = query.get('code') ?? '';
  const title = LEFT_BY_BUYER.includes(code) ? 'canceled.title' : 'declined.title';
  return element(
    'section',
    { class: 'card narrow outcome', 'data-outcome': 'failed', 'data-code': code },
    element('h1', {}, text(title)),
    element('p', {}, wordsForCode(code)),
    code && element('p', { class: 'soft small' }, text('code.label', { code })),
    element(
      'div',
      { class: 'actions' },
      // A buyer who closes the window comes back without an order id.
      retryButton(query.get('orderId'), page),
      element('a', { class: 'button quiet', href: '/shop/cart' }, text('declined.cart'))
    )
  );
};
