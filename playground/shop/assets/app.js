import { Refusal } from './backend.js';
import { announce, element } from './element.js';
import { language, text } from './language.js';
import { paintFrame } from './frame.js';
import { problemBox } from './problem.js';
import { cartView } from './views/cart.js';
import { failView } from './views/fail.js';
import { orderView } from './views/order.js';
import { ordersView } from './views/orders.js';
import { payView } from './views/pay.js';
import { productsView } from './views/products.js';
import { successView } from './views/success.js';

const NOT_FOUND = () => Promise.reject(new Refusal(404, { code: 'NOT_FOUND_PAGE' }));

const ROUTES = [
  [/^\/shop\/?$/, productsView],
  [/^\/shop\/cart$/, cartView],
  [/^\/shop\/pay\/([\w-]+)$/, payView],
  [/^\/shop\/success$/, successView],
  [/^\/shop\/fail$/, failView],
  [/^\/shop\/orders$/, ordersView],
  [/^\/shop\/orders\/([\w-]+)$/, orderView],
];

const main = document.getElementById('main');
let leave = new AbortController();

const viewOfAddress = () => {
  for (const [pattern, view] of ROUTES) {
    const match = pattern.exec(location.pathname);
    if (match) return (page) => view({ ...page, id: match[1] });
  }
  return NOT_FOUND;
};

const put = (content, signal, moveFocus) => {
  if (signal.aborted) return;
  main.replaceChildren(content);
  main.removeAttribute('aria-busy');
  const heading = main.querySelector('h1');
  document.title = heading ? `${heading.textContent} · ${text('shop.name')}` : text('shop.name');
  if (!moveFocus || !heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  announce(heading.textContent);
};

const failed = (error, again) =>
  element(
    'section',
    { class: 'card narrow' },
    element('h1', {}, text('error.title')),
    problemBox(error),
    element('p', {}, element('button', { class: 'button', onclick: again }, text('error.again')), ' ', element('a', { class: 'button quiet', href: '/shop' }, text('nav.products')))
  );

/** Paints what the address says. What the last page still waited for is dropped. */
const paint = async ({ moveFocus = true } = {}) => {
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  document.documentElement.lang = language();
  paintFrame({ repaint: paint });
  main.setAttribute('aria-busy', 'true');
  const page = { signal, go, repaint: () => paint({ moveFocus: false }), show: (content) => put(content, signal, true) };
  try {
    put(await viewOfAddress()(page), signal, moveFocus);
  } catch (error) {
    // A refusal is an answer, and the page says it; anything else is a fault of ours.
    if (!(error instanceof Refusal)) console.error(error);
    put(failed(error, () => paint()), signal, moveFocus);
  }
};

/** Goes to another page of the shop without loading it anew. */
const go = (path) => {
  history.pushState(null, '', path);
  scrollTo(0, 0);
  return paint();
};

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="/shop"]');
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  void go(link.getAttribute('href'));
});
addEventListener('popstate', () => paint());
void paint({ moveFocus: false });
