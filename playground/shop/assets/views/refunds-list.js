import { element } from '../element.js';
import { language, moment, price, text } from '../language.js';

const row = ({ refundId, state, amount, currency, reason, requestedAt, failure }) =>
  element(
    'li',
    { 'data-refund': refundId },
    element('span', {}, element('strong', {}, price(amount, currency)), element('span', { class: 'soft small' }, `${reason} · ${moment(requestedAt)}`), failure && element('span', { class: 'small' }, failure.message[language()])),
    element('span', { class: `state refund-${state}`, 'data-refund-state': state }, text(`refund.state.${state}`))
  );

/** The refunds of an order, whoever made them. */
export const refundsList = (refunds) =>
  element('div', { class: 'card' }, element('h2', {}, text('refunds.title')), element('ul', { class: 'refunds' }, refunds.map(row)));
