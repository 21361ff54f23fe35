import { findProducts } from '../backend.js';
import { announce, element } from '../element.js';
import { paintCartCount } from '../frame.js';
import { language, price, text } from '../language.js';
import { cart } from '../storage.js';

const FEW = 5;

const inCart = ({ documentId }) => cart.lines()[documentId] ?? 0;
const canAdd = (product) => product.offer?.available && (product.offer.stock === null || inCart(product) < product.offer.stock);

const badges = ({ offer }) => [
  offer?.taxFree && element('span', { class: 'badge' }, text('product.taxFree')),
  offer?.available && offer.stock !== null && offer.stock <= FEW &&
    element('span', { class: 'badge few' }, text('product.left', { count: offer.stock })),
  !offer?.available && element('span', { class: 'badge out' }, text('product.soldOut')),
];

const addButton = (product) => {
  const button = element('button', { class: 'button', type: 'button', 'data-action': 'add-to-cart' });
  const refresh = () => {
    const isSoldOut = !product.offer?.available;
    button.disabled = !canAdd(product);
    button.textContent = text(isSoldOut ? 'product.soldOut' : canAdd(product) ? 'product.add' : 'product.enough');
    button.ariaLabel = button.disabled ? null : text('product.add.label', { name: product.name });
  };
  button.addEventListener('click', () => {
    cart.set(product.documentId, inCart(product) + 1);
    announce(text('product.added', { name: product.name }));
    paintCartCount();
    refresh();
  });
  refresh();
  return button;
};

const picture = (product) => {
  const { images, offer } = product;
  const [image] = images ?? [];
  const shown = image && element('img', { src: image.url, alt: '', width: 800, height: 800 });
  const marks = element('p', { class: 'badges' }, badges(product));
  return element('div', { class: offer?.available ? 'picture' : 'picture faded' }, shown, marks);
};

const card = (product) =>
  element(
    'li',
    { class: 'product', 'data-product': product.slug ?? product.documentId, 'data-document-id': product.documentId },
    picture(product),
    element(
      'div',
      { class: 'product-words' },
      element('h2', {}, product.name),
      element('p', { class: 'soft' }, product.description),
      element(
        'div',
        { class: 'product-buy' },
        element('strong', { class: 'price' }, product.offer ? price(product.offer.price, product.offer.currency) : ''),
        addButton(product)
      )
    )
  );

/** `/shop`: everything that is published, in the language of the page. */
export const productsView = async () => {
  const products = await findProducts(language());
  return element(
    'section',
    {},
    element('h1', {}, text('products.title')),
    element('p', { class: 'lead' }, text('shop.tagline')),
    products.length === 0 ? element('p', {}, text('products.none')) : element('ul', { class: 'products' }, products.map(card))
  );
};
