import { Refusal, showOrder } from '../backend.js';
import { element } from '../element.js';
import { price, text } from '../language.js';
import { prepareWindow, renderWidget } from '../pay/toss-sdk.js';
import { problemBox } from '../problem.js';
import { openOrder } from '../storage.js';
import { choice } from './fields.js';

const METHODS = ['CARD', 'VIRTUAL_ACCOUNT', 'TRANSFER', 'MOBILE_PHONE'];

const methodChoice = () =>
  choice({
    name: 'method',
    label: text('pay.method'),
    chosen: 'CARD',
    options: METHODS.map((method) => [method, text(`pay.method.${method}`)]),
  });

/** Starts the SDK for the kind of keys that the order was made with. */
const start = async (order, form) => {
  if (order.kind === 'widget') return renderWidget(order, { methods: '#toss-methods', agreement: '#toss-agreement' });
  const open = await prepareWindow(order);
  return () => open(String(new FormData(form).get('method')));
};

const attach = ({ order, form, pay, problems }) => {
  let request = null;
  start(order, form).then(
    (ready) => {
      request = ready;
      pay.disabled = false;
    },
    () => problems.replaceChildren(element('p', { class: 'problem', role: 'alert' }, text('pay.unreachable')))
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    pay.disabled = true;
    try {
      await request();
    } catch (error) {
      problems.replaceChildren(problemBox(error));
      pay.disabled = false;
    }
  });
};

/** `/shop/pay/:orderId`: Toss's own widget or window, when the shop speaks to Toss itself. */
export const payView = async ({ id, signal, go }) => {
  const order = openOrder.find(id);
  if (!order) throw new Refusal(404, { code: 'ORDER_NOT_PAYABLE' });
  const now = await showOrder(id);
  if (now.order.state !== 'pending' && !signal.aborted) {
    void go(`/shop/orders/${id}`);
    return element('section', {});
  }
  const problems = element('div', {});
  const amount = price(order.amount, order.currency);
  const pay = element('button', { class: 'button wide', type: 'submit', disabled: true }, text('checkout.pay', { amount }));
  const area =
    order.kind === 'widget'
      ? [element('div', { id: 'toss-methods' }), element('div', { id: 'toss-agreement' })]
      : methodChoice();
  const form = element('form', {}, area, problems, pay);
  // The widget looks for its place in the document, so that it is drawn after this page is.
  setTimeout(() => attach({ order, form, pay, problems }));
  return element('section', { class: 'card narrow' }, element('h1', {}, text('pay.title')), element('p', { class: 'lead' }, order.orderName), form);
};
