import { element } from './element.js';
import { language, setLanguage, text } from './language.js';
import { cart } from './storage.js';

const LANGUAGES = { ko: '한국어', en: 'English' };

const languageSwitch = (repaint) =>
  element(
    'div',
    { class: 'languages', role: 'group', 'aria-label': text('nav.language') },
    Object.entries(LANGUAGES).map(([code, name]) =>
      element(
        'button',
        {
          type: 'button',
          lang: code,
          'data-language': code,
          'aria-pressed': String(code === language()),
          onclick: () => {
            setLanguage(code);
            repaint({ moveFocus: false });
          },
        },
        name
      )
    )
  );

const link = (href, words, more = {}) =>
  element('a', { href, 'aria-current': location.pathname === href ? 'page' : null, ...more }, words);

const cartLink = () => {
  const count = cart.count();
  const badge = count > 0 && element('span', { class: 'count', 'data-cart-count': count }, String(count));
  return link('/shop/cart', [text('nav.cart'), ' ', badge], { class: 'cart-link' });
};

/** The head and foot of every page: name, ways, cart, language. */
export const paintFrame = ({ repaint }) => {
  document.getElementById('skip').textContent = text('nav.skip');
  document.getElementById('header').replaceChildren(
    element('p', { class: 'test-notice' }, text('shop.test')),
    element(
      'div',
      { class: 'bar' },
      link('/shop', text('shop.name'), { class: 'brand' }),
      element(
        'nav',
        { 'aria-label': text('nav.label') },
        link('/shop', text('nav.products')),
        link('/shop/orders', text('nav.orders')),
        cartLink()
      ),
      languageSwitch(repaint)
    )
  );
  document.getElementById('footer').replaceChildren(element('p', {}, text('shop.footer')));
};

/** Shows a changed cart in the head without painting the page anew. */
export const paintCartCount = () => document.querySelector('.cart-link')?.replaceWith(cartLink());
