import { createOrder, isSilence } from '../backend.js';
import { element } from '../element.js';
import { language, text } from '../language.js';
import { openPayment } from '../pay/open-payment.js';
import { problemBox } from '../problem.js';
import { buyerDetails, forgetWish, keyOfWish, myOrders, openOrder } from '../storage.js';
import { choice, field, filled } from './fields.js';

const CUSTOMER = ['name', 'email', 'phone'];
const ADDRESS = ['postalCode', 'address1', 'address2'];

const EXAMPLE = { email: 'may@example.com', phone: '010-1234-5678', postalCode: '04524' };
const EXAMPLES = {
  ko: { ...EXAMPLE, name: '김오월', address1: '서울특별시 중구 세종대로 110', address2: '3층' },
  en: { ...EXAMPLE, name: 'May Kim', address1: '110 Sejong-daero, Jung-gu, Seoul', address2: '3rd floor' },
};

const fill = (form, values) => {
  for (const [name, value] of Object.entries(values)) {
    const input = form.elements.namedItem(name);
    if (input) input.value = value;
  }
};

const personFields = (example) => [
  element('div', { class: 'title-row' }, element('h2', {}, text('checkout.title')), example),
  field({ id: 'name', label: text('checkout.name'), required: true, maxlength: 100, autocomplete: 'name' }),
  field({ id: 'email', label: text('checkout.email'), required: true, type: 'email', maxlength: 100, autocomplete: 'email' }),
  field({
    id: 'phone',
    label: text('checkout.phone'),
    hint: text('checkout.phone.hint'),
    required: true,
    type: 'tel',
    pattern: '\\+?[0-9][0-9 \\-]{6,18}',
    autocomplete: 'tel',
  }),
];

const addressFields = () => [
  element('h2', {}, text('checkout.address')),
  field({ id: 'postalCode', label: text('checkout.postalCode'), required: true, maxlength: 20, autocomplete: 'postal-code', inputmode: 'numeric' }),
  field({ id: 'address1', label: text('checkout.address1'), required: true, maxlength: 200, autocomplete: 'address-line1' }),
  field({ id: 'address2', label: text('checkout.address2'), maxlength: 200, autocomplete: 'address-line2' }),
];

const kindChoice = () =>
  choice({
    name: 'kind',
    label: text('checkout.kind'),
    chosen: 'widget',
    options: ['widget', 'payment'].map((kind) => [kind, text(`checkout.kind.${kind}`), text(`checkout.kind.${kind}.hint`)]),
  });

const wishOf = (form, lines) => {
  const customer = filled(form, CUSTOMER);
  const { name, phone } = customer;
  return {
    items: lines.map(({ product, quantity }) => ({ product: product.documentId, quantity })),
    customer,
    shipping: { recipient: name, phone, ...filled(form, ADDRESS), country: 'KR' },
    kind: String(new FormData(form).get('kind')),
    locale: language(),
  };
};

/** Makes the order, or finds it when this very click was answered before, and opens the payment window with it. */
const orderAndPay = async (form, lines, page) => {
  const wish = wishOf(form, lines);
  buyerDetails.keep(filled(form, [...CUSTOMER, ...ADDRESS]));
  try {
    const order = await createOrder(wish, keyOfWish('order', wish));
    openOrder.keep(order);
    myOrders.add(order);
    await openPayment(order, page);
  } catch (error) {
    // After silence the order may exist: the same key finds it. A refusal made none.
    if (!isSilence(error)) forgetWish('order');
    throw error;
  }
};

/** Who buys, where it goes, how it is paid; one button that cannot order twice. */
export const checkoutForm = ({ page, lines, total }) => {
  const problems = element('div', {});
  const pay = element('button', { class: 'button wide', type: 'submit', 'data-action': 'pay' }, text('checkout.pay', { amount: total }));
  const example = element('button', { class: 'text-button', type: 'button', 'data-action': 'fill-example' }, text('checkout.example'));
  const form = element('form', { class: 'card checkout' }, personFields(example), addressFields(), kindChoice(), problems, pay);
  fill(form, buyerDetails.read());
  example.addEventListener('click', () => fill(form, EXAMPLES[language()]));

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (pay.disabled) return;
    pay.disabled = true;
    pay.textContent = text('checkout.opening');
    try {
      await orderAndPay(form, lines, page);
    } catch (error) {
      problems.replaceChildren(problemBox(error));
      pay.disabled = false;
      pay.textContent = text('checkout.pay', { amount: total });
    }
  });
  return form;
};
