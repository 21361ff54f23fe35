import { element } from '../element.js';
import { price, text } from '../language.js';
import { problemBox } from '../problem.js';
import { accountPairs } from './account.js';
import { facts } from './facts.js';
import { retryButton } from './retry.js';

const card = (outcome, ...content) => element('section', { class: `card narrow outcome ${outcome}`, 'data-outcome': outcome }, content);

const orderLink = (orderId) => element('a', { class: 'button quiet', href: `/shop/orders/${orderId}` }, text('order.see'));

/** While the shop asks the provider. */
export const askingCard = () =>
  card('asking', element('h1', {}, text('success.asking')), element('p', { class: 'soft' }, text('success.asking.hint')), element('div', { class: 'spinner', 'aria-hidden': 'true' }));

/** The money was taken. */
export const paidCard = ({ orderId, amount, currency, method, receiptUrl }) =>
  card(
    'paid',
    element('h1', {}, text('paid.title')),
    element('p', {}, text(method === 'virtual_account' ? 'deposit.arrived' : 'paid.text')),
    facts([
      [text('order.number'), orderId],
      [text('order.amount'), price(amount, currency)],
      [text('order.method'), method && text(`method.${method}`)],
    ]),
    element(
      'div',
      { class: 'actions' },
      element('a', { class: 'button', href: `/shop/orders/${orderId}` }, text('order.see')),
      receiptUrl && element('a', { class: 'button quiet', href: receiptUrl, target: '_blank', rel: 'noreferrer' }, text('order.receipt'))
    )
  );

/** A virtual account was opened; the order waits for the buyer's deposit. */
export const depositCard = ({ orderId, amount, currency, details }) =>
  card(
    'awaiting_deposit',
    element('h1', {}, text('deposit.title')),
    element('p', {}, text('deposit.text')),
    facts([[text('deposit.amount'), price(amount, currency)], ...(details?.virtualAccount ? accountPairs(details.virtualAccount) : [])]),
    element('p', { class: 'soft small' }, text('deposit.watch')),
    element('div', { class: 'actions' }, orderLink(orderId))
  );

const overCard = (name, orderId) =>
  card(
    name,
    element('h1', {}, text(`${name}.title`)),
    element('p', {}, text(`${name}.text`)),
    element('div', { class: 'actions' }, element('a', { class: 'button', href: '/shop' }, text('cart.toProducts')), orderLink(orderId))
  );

/** Nobody paid into the account in time. */
export const expiredCard = (orderId) => overCard('expired', orderId);

/** All of the money went back, for example because it came when nobody waited for it any more. */
export const refundedCard = ({ orderId }) => overCard('refunded', orderId);

/** The payment was called off before any money came. */
export const calledOffCard = ({ orderId }) => overCard('calledOff', orderId);

/** Nobody knows yet whether the money was taken. */
export const unknownCard = ({ orderId }) =>
  card(
    'confirming',
    element('h1', {}, text('unknown.title')),
    element('p', {}, text('unknown.text')),
    element('p', { class: 'soft small' }, text('unknown.leave')),
    element('div', { class: 'spinner', 'aria-hidden': 'true' }),
    element('div', { class: 'actions' }, orderLink(orderId))
  );

/** The provider said no, and why. */
export const declinedCard = (error, orderId, page) =>
  card(
    'declined',
    element('h1', {}, text('declined.title')),
    problemBox(error),
    element('p', {}, text('declined.text')),
    element('div', { class: 'actions' }, retryButton(orderId, page), element('a', { class: 'button quiet', href: '/shop/cart' }, text('declined.cart')))
  );

/** The shop itself refused to confirm: an amount that differs, an order that is paid already. */
export const otherCard = (error, orderId) =>
  card('refused', element('h1', {}, text('error.title')), problemBox(error), element('div', { class: 'actions' }, orderLink(orderId)));
