import { confirmPayment, isSilence, showOrder } from '../backend.js';
import { element } from '../element.js';
import { paintCartCount } from '../frame.js';
import { text } from '../language.js';
import { poll } from '../poll.js';
import { cart, checking, forgetWish, openOrder } from '../storage.js';
import {
  askingCard,
  calledOffCard,
  declinedCard,
  depositCard,
  expiredCard,
  otherCard,
  paidCard,
  refundedCard,
  unknownCard,
} from './outcome.js';

const DECLINES = ['PAYMENT_DECLINED', 'PAYMENT_EXPIRED'];
/** Somebody is at it already, or nobody knows: the buyer waits and does not pay again. */
const UNDER_WAY = ['PAYMENT_IN_PROGRESS', 'REQUEST_IN_PROGRESS'];

/** States that change without the buyer: worth asking again. */
const OPEN = ['confirming', 'awaiting_deposit'];

const CARDS = {
  confirming: unknownCard,
  awaiting_deposit: depositCard,
  paid: paidCard,
  partially_refunded: paidCard,
  refunded: refundedCard,
  canceled: calledOffCard,
};

/** Did the order end with the payment, so that nobody can pay it again? So it is with an account that nobody paid into. */
const isOrderOver = async ({ orderId }) => (await showOrder(orderId).catch(() => null))?.order.state === 'expired';

/** Asks once. A repeat of the same confirm answers with the same payment, so that asking again is always safe. */
const ask = async (query) => {
  try {
    const { data: payment } = await confirmPayment(query);
    return { payment, isOpen: OPEN.includes(payment.state) };
  } catch (error) {
    const isUnknown = isSilence(error) || UNDER_WAY.includes(error.code);
    if (isUnknown) return { payment: { ...query, state: 'confirming' }, isOpen: true };
    return { error, isOpen: false, isOver: error.code === 'PAYMENT_EXPIRED' && (await isOrderOver(query)) };
  }
};

const cardOf = ({ payment, error, isOver }, query, page) => {
  // A state that this page does not know is no outcome: the buyer waits.
  if (payment) return (CARDS[payment.state] ?? unknownCard)(payment);
  if (isOver) return expiredCard(query.orderId);
  return DECLINES.includes(error.code) ? declinedCard(error, query.orderId, page) : otherCard(error, query.orderId);
};

/** While nobody knows, the cart stays but cannot be ordered again; once the order is the buyer's, it is emptied. */
const finishCart = ({ payment }, { orderId }) => {
  if (payment?.state === 'confirming') return checking.keep(orderId);
  checking.forget(orderId);
  if (!payment) return;
  cart.empty();
  openOrder.forget();
  forgetWish('order');
  paintCartCount();
};

const follow = (query, first, page) => {
  let shown = first.payment.state;
  void poll(async () => {
    const next = await ask(query);
    finishCart(next, query);
    if (next.payment?.state !== shown && !page.signal.aborted) page.show(cardOf(next, query, page));
    shown = next.payment?.state;
    return next.isOpen;
  }, page.signal);
};

/** `/shop/success`: the buyer is authenticated, and only now the money is taken. */
export const successView = async (page) => {
  const query = Object.fromEntries(new URLSearchParams(location.search));
  if (!query.paymentKey || !query.orderId || !query.amount) {
    return element('section', { class: 'card narrow' }, element('h1', {}, text('error.title')), element('p', {}, text('success.incomplete')));
  }
  const { paymentKey, orderId, amount } = query;
  const confirmation = { paymentKey, orderId, amount };
  page.show(askingCard());
  const first = await ask(confirmation);
  finishCart(first, confirmation);
  if (first.isOpen) follow(confirmation, first, page);
  return cardOf(first, confirmation, page);
};
