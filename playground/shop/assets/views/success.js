import { confirmPayment, isSilence } from '../backend.js';
import { element } from '../element.js';
import { paintCartCount } from '../frame.js';
import { text } from '../language.js';
import { poll } from '../poll.js';
import { cart, forgetWish, openOrder } from '../storage.js';
import { askingCard, declinedCard, depositCard, otherCard, paidCard, unknownCard } from './outcome.js';

const DECLINES = ['PAYMENT_DECLINED', 'PAYMENT_EXPIRED'];
/** Somebody is at it already, or nobody knows: the buyer waits and does not pay again. */
const UNDER_WAY = ['PAYMENT_IN_PROGRESS', 'REQUEST_IN_PROGRESS'];

const CARDS = { confirming: unknownCard, awaiting_deposit: depositCard };

/** Asks once. A repeat of the same confirm answers with the same payment, so that asking again is always safe. */
const ask = async (query) => {
  try {
    const { data: payment } = await confirmPayment(query);
    return { payment, isOpen: payment.state in CARDS };
  } catch (error) {
    const isUnknown = isSilence(error) || UNDER_WAY.includes(error.code);
    return isUnknown ? { payment: { ...query, state: 'confirming' }, isOpen: true } : { error, isOpen: false };
  }
};

const cardOf = ({ payment, error }, query, page) => {
  if (payment) return (CARDS[payment.state] ?? paidCard)(payment);
  return DECLINES.includes(error.code) ? declinedCard(error, query.orderId, page) : otherCard(error, query.orderId);
};

/** The order is the buyer's now: the cart must not be ordered a second time. */
const finishCart = ({ payment }) => {
  if (!payment || payment.state === 'confirming') return;
  cart.empty();
  openOrder.forget();
  forgetWish('order');
  paintCartCount();
};

const follow = (query, first, page) => {
  let shown = first.payment.state;
  void poll(async () => {
    const next = await ask(query);
    finishCart(next);
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
  finishCart(first);
  if (first.isOpen) follow(confirmation, first, page);
  return cardOf(first, confirmation, page);
};
