import { showOrder } from '../backend.js';
import { element } from '../element.js';
import { text } from '../language.js';
import { openPayment } from '../pay/open-payment.js';
import { openOrder } from '../storage.js';

/**
 * Opens the payment window again with the same order: a decline gave it back, and its stock is still the buyer's.
 *
 * @param {string | null} orderId `null`: the order that was opened last
 * @returns {HTMLElement | null} nothing when the order was not made in this tab
 */
export const retryButton = (orderId, page) => {
  const order = openOrder.find(orderId ?? undefined);
  if (!order) return null;
  const button = element('button', { class: 'button', type: 'button', 'data-action': 'retry' }, text('declined.retry'));
  button.addEventListener('click', async () => {
    button.disabled = true;
    // Somebody may have paid it meanwhile, in another tab or by a window left open.
    const now = await showOrder(order.orderId).catch(() => null);
    if (now && now.order.state !== 'pending') return page.go(`/shop/orders/${order.orderId}`);
    return openPayment(order, page);
  });
  return button;
};
