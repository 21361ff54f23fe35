import { showOrder } from '../backend.js';
import { element } from '../element.js';
import { moment, price, text } from '../language.js';
import { poll } from '../poll.js';
import { accountPairs } from './account.js';
import { facts } from './facts.js';
import { refundForm } from './refund-form.js';
import { refundsList } from './refunds-list.js';
import { retryButton } from './retry.js';

/** States that change without the buyer: worth asking again. */
const OPEN = ['confirming', 'awaiting_deposit'];
const REFUNDABLE = ['paid', 'partially_refunded'];

export const stateMark = (state) => element('span', { class: `state ${state}`, 'data-state': state }, text(`state.${state}`));

const notice = (order, payment) => {
  if (order.state === 'confirming') return element('div', { class: 'notice', role: 'status' }, element('p', {}, element('strong', {}, text('unknown.title'))), element('p', {}, text('unknown.text')));
  if (order.state === 'awaiting_deposit' && payment?.details?.virtualAccount) {
    const pairs = [[text('deposit.amount'), price(order.amount, order.currency)], ...accountPairs(payment.details.virtualAccount)];
    return element('div', { class: 'notice', role: 'status' }, element('p', {}, text('deposit.text')), facts(pairs), element('p', { class: 'small' }, text('deposit.watch')));
  }
  if (order.state === 'expired') return element('p', { class: 'notice', role: 'status' }, text(payment?.method === 'virtual_account' ? 'expired.text' : 'expired.unpaid'));
  return null;
};

const orderFacts = (order, payment) => {
  const amount = (value) => price(value, order.currency);
  return facts([
    [text('order.number'), element('code', {}, order.orderId)],
    [text('order.ordered'), moment(order.createdAt)],
    [text('order.paid'), order.paidAt && moment(order.paidAt)],
    [text('order.method'), payment?.method && text(`method.${payment.method}`)],
    [text('order.amount'), amount(order.amount)],
    [text('order.taxFree'), order.taxFreeAmount > 0 && amount(order.taxFreeAmount)],
    [text('order.refunded'), order.refundedAmount > 0 && amount(order.refundedAmount)],
    [text('order.left'), order.refundedAmount > 0 && payment && amount(payment.balanceAmount)],
  ]);
};

const lineRow = ({ name, quantity, amount, taxFree }, currency) =>
  element(
    'li',
    {},
    element('span', {}, name, taxFree && [' ', element('span', { class: 'badge' }, text('product.taxFree'))]),
    element('span', { class: 'soft' }, text('order.quantity', { count: quantity })),
    element('strong', {}, price(amount, currency))
  );

const content = ({ order, payment, refunds }, page) =>
  element(
    'section',
    { class: 'narrow' },
    element(
      'div',
      { class: 'card' },
      element('div', { class: 'title-row' }, element('h1', {}, text('order.title')), stateMark(order.state)),
      notice(order, payment),
      orderFacts(order, payment),
      element('h2', {}, text('order.lines')),
      element('ul', { class: 'order-lines' }, order.lines.map((line) => lineRow(line, order.currency))),
      element(
        'div',
        { class: 'actions' },
        order.state === 'pending' && retryButton(order.orderId, page),
        order.paidAt && payment?.receiptUrl && element('a', { class: 'button quiet', href: payment.receiptUrl, target: '_blank', rel: 'noreferrer' }, text('order.receipt'))
      )
    ),
    refunds.length > 0 && refundsList(refunds),
    payment && REFUNDABLE.includes(order.state) && payment.balanceAmount > 0 && refundForm({ order, payment, page })
  );

/** `/shop/orders/:orderId`: where an order stands, and a refund to try. */
export const orderView = async (page) => {
  const first = await showOrder(page.id);
  if (OPEN.includes(first.order.state)) {
    void poll(async () => {
      const next = await showOrder(page.id).catch(() => first);
      if (next.order.state !== first.order.state) page.repaint();
      return next.order.state === first.order.state;
    }, page.signal);
  }
  return content(first, page);
};
