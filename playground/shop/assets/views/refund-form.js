import { isSilence, refundPayment } from '../backend.js';
import { banks } from '../banks.js';
import { announce, element } from '../element.js';
import { language, price, text } from '../language.js';
import { problemBox } from '../problem.js';
import { forgetWish, keyOfWish } from '../storage.js';
import { field } from './fields.js';

/** Money of a virtual account goes back to an account that the buyer names. */
const accountFields = () =>
  element(
    'fieldset',
    { class: 'account' },
    element('legend', {}, text('refund.account')),
    element(
      'div',
      { class: 'field' },
      element('label', { for: 'bank' }, text('refund.account.bank')),
      element('select', { id: 'bank', name: 'bank', required: true }, banks(language()).map(([code, name]) => element('option', { value: code }, name)))
    ),
    field({ id: 'accountNumber', label: text('refund.account.number'), required: true, inputmode: 'numeric', pattern: '[0-9]{1,20}' }),
    field({ id: 'holderName', label: text('refund.account.holder'), required: true, maxlength: 60 })
  );

/** What the form wishes. An empty amount means all that is left. */
const wishOf = (form, { currency, method }) => {
  const typed = (name) => String(new FormData(form).get(name) ?? '').trim();
  const amount = typed('amount').replace(/[,\s원₩]/g, '');
  const smallest = currency === 'USD' ? Math.round(Number(amount) * 100) : Number(amount);
  return {
    reason: typed('reason'),
    ...(amount === '' ? {} : { amount: smallest }),
    ...(method === 'virtual_account'
      ? { refundReceiveAccount: { bank: typed('bank'), accountNumber: typed('accountNumber'), holderName: typed('holderName') } }
      : {}),
  };
};

const send = async ({ form, order, payment, page, problems }) => {
  const wish = wishOf(form, payment);
  const shown = price(wish.amount ?? payment.balanceAmount, order.currency);
  if (!confirm(text('refund.confirm', { amount: shown }))) return;
  // Of two honest equal refunds the second is another wish: what was left is part of it.
  const name = `refund-${order.orderId}`;
  const key = keyOfWish(name, { ...wish, balance: payment.balanceAmount });
  try {
    const { status } = await refundPayment(order.orderId, wish, key);
    forgetWish(name);
    announce(status === 202 ? text('refund.unknown') : text('refund.done', { amount: shown }));
    await page.repaint();
  } catch (error) {
    if (!isSilence(error)) forgetWish(name);
    problems.replaceChildren(problemBox(error));
  }
};

/** A refund for trying, of a part or of all that is left. */
export const refundForm = ({ order, payment, page }) => {
  const left = price(payment.balanceAmount, order.currency);
  const problems = element('div', {});
  const submit = element('button', { class: 'button danger', type: 'submit', 'data-action': 'refund' }, text('refund.submit'));
  const form = element(
    'form',
    { class: 'card' },
    element('h2', {}, text('refund.title')),
    element('p', { class: 'soft small' }, text('refund.hint')),
    field({ id: 'amount', label: text('refund.amount'), hint: text('refund.amount.hint', { amount: left }), inputmode: 'decimal', autocomplete: 'off' }),
    field({ id: 'reason', label: text('refund.reason'), required: true, maxlength: 200, value: text('refund.reason.default') }),
    payment.method === 'virtual_account' && accountFields(),
    problems,
    submit
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (submit.disabled) return;
    submit.disabled = true;
    await send({ form, order, payment, page, problems });
    submit.disabled = false;
  });
  return form;
};
