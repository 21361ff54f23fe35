import { MAX_AMOUNT } from '../../../server/src/domain/money';
import { mergeItems, priceOrder, type PricedProduct } from '../../../server/src/domain/pricing';

const shirt: PricedProduct = {
  product: 'shirt',
  name: '린넨 셔츠',
  sku: 'S-1',
  price: 39_000,
  currency: 'KRW',
  taxFree: false,
  stock: 5,
};
const book: PricedProduct = {
  product: 'book',
  name: '책',
  sku: null,
  price: 12_000,
  currency: 'KRW',
  taxFree: true,
  stock: null,
};
const mug: PricedProduct = {
  product: 'mug',
  name: 'Mug',
  sku: null,
  price: 1999,
  currency: 'USD',
  taxFree: false,
  stock: null,
};
const gift: PricedProduct = {
  product: 'gift',
  name: '덤',
  sku: null,
  price: 0,
  currency: 'KRW',
  taxFree: false,
  stock: null,
};
const yacht: PricedProduct = {
  product: 'yacht',
  name: '요트',
  sku: null,
  price: MAX_AMOUNT,
  currency: 'KRW',
  taxFree: false,
  stock: null,
};
const offers = new Map([shirt, book, mug, gift, yacht].map((offer) => [offer.product, offer]));

test('adds up lines and their tax-free part', () => {
  const priced = priceOrder(
    [
      { product: 'shirt', quantity: 2 },
      { product: 'book', quantity: 1 },
    ],
    offers
  );
  expect(priced).toMatchObject({ amount: 90_000, taxFreeAmount: 12_000, currency: 'KRW' });
  expect(priced.lines).toEqual([
    { product: 'shirt', name: '린넨 셔츠', sku: 'S-1', unitPrice: 39_000, quantity: 2, amount: 78_000, taxFree: false },
    { product: 'book', name: '책', sku: null, unitPrice: 12_000, quantity: 1, amount: 12_000, taxFree: true },
  ]);
});

test.each([
  ['an unknown product', [{ product: 'ghost', quantity: 1 }], 'PRODUCT_NOT_AVAILABLE', { product: 'ghost' }],
  ['more than is left', [{ product: 'shirt', quantity: 6 }], 'OUT_OF_STOCK', { product: 'shirt', wanted: 6, left: 5 }],
  [
    'two currencies',
    [
      { product: 'shirt', quantity: 1 },
      { product: 'mug', quantity: 1 },
    ],
    'MIXED_CURRENCIES',
    { currencies: ['KRW', 'USD'] },
  ],
  ['a line past 2^53 - 1', [{ product: 'yacht', quantity: 2 }], 'AMOUNT_TOO_LARGE', {}],
  [
    'a total past 2^53 - 1',
    [
      { product: 'yacht', quantity: 1 },
      { product: 'shirt', quantity: 1 },
    ],
    'AMOUNT_TOO_LARGE',
    {},
  ],
  ['nothing to pay', [{ product: 'gift', quantity: 1 }], 'INVALID_REQUEST', { amount: 0 }],
])('refuses %s', (_what, items, code, details) => {
  expect(() => priceOrder(items, offers)).toThrow(expect.objectContaining({ code, details }));
});

test('makes one line of a product that is named twice, so that the stock is compared with the sum', () => {
  const items = mergeItems([
    { product: 'shirt', quantity: 3 },
    { product: 'book', quantity: 1 },
    { product: 'shirt', quantity: 3 },
  ]);
  expect(items).toEqual([
    { product: 'shirt', quantity: 6 },
    { product: 'book', quantity: 1 },
  ]);
  expect(() => priceOrder(items, offers)).toThrow(expect.objectContaining({ code: 'OUT_OF_STOCK' }));
});
