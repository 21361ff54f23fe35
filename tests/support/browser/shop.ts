import type { Locator, Page } from 'playwright-core';

import type { Language } from './languages';
import type { Ready } from './playground.mjs';
import type { Visitor } from './visitor';

/** Seeded products with enough in stock for everybody: coffee is not counted, of the book there are 60. */
export const SEEDED: Record<'coffee' | 'book', Record<Language, string>> = {
  coffee: { ko: '오월 블렌드 원두 200 g', en: 'May house blend, 200 g' },
  book: { ko: '책 《계절의 식탁》', en: 'Book: “A Table for Each Season”' },
};

/** The shop's product card of this name. */
export const productCard = (page: Page, name: string): Locator =>
  page.locator('[data-document-id]').filter({ has: page.getByRole('heading', { name, exact: true }) });

/** Opens the products in the buyer's language. */
export const openShop = async ({ page, language }: Visitor, ready: Ready): Promise<void> => {
  await page.goto(ready.shop);
  await page.locator(`[data-language=${language}]`).click();
  await page.locator('[data-document-id]').first().waitFor();
};

const addToCart = async (page: Page, name: string): Promise<void> => {
  await productCard(page, name).locator('[data-action=add-to-cart]').click();
  await page.locator('[data-cart-count]').waitFor();
};

export type Wish = { product: string; kind?: 'widget' | 'payment' };

/**
 * Puts a product into the cart and fills in the checkout: the button that pays is next.
 *
 * @param wish `kind`: which of the shop's keys the order uses; the payment widget's by default
 */
export const checkOut = async (visitor: Visitor, ready: Ready, { product, kind = 'widget' }: Wish): Promise<void> => {
  const { page } = visitor;
  await openShop(visitor, ready);
  await addToCart(page, product);
  await page.locator('.cart-link').click();
  await page.locator('[data-action=fill-example]').click();
  await page.locator(`input[name=kind][value=${kind}]`).check();
};

const orderIdIn = async (page: Page): Promise<string> => {
  const words = await page.locator('main section.card').first().innerText();
  const orderId = /[\w-]{20,64}/.exec(words)?.[0];
  if (orderId === undefined) throw new Error(`No order number in the payment window: ${words}`);
  return orderId;
};

/** Orders what is in the cart and waits for the sandbox's payment window. Answers with the order's number. */
export const goToWindow = async ({ page }: Visitor, ready: Ready): Promise<string> => {
  await page.locator('[data-action=pay]').click();
  await page.waitForURL((url) => url.href.startsWith(`${ready.sandbox}/window/`));
  return orderIdIn(page);
};

/** What the buyer does in the payment window. */
export const inWindow = ({ page }: Visitor) => ({
  approve: () => page.locator('button[value=approve]').click(),
  close: () => page.locator('button[value=cancel]').click(),
  chooseVirtualAccount: () => page.locator('#m-VIRTUAL_ACCOUNT').check(),
  /** The buyer is authenticated; the shop's confirmation will be refused with `code`. */
  chooseDecline: async (code: string): Promise<void> => {
    await page.locator('#o-decline').check();
    await page.locator('select[name=declineWith]').selectOption(code);
  },
});

/** The card that tells how a payment ended: `paid`, `declined`, `confirming`, `failed`, … */
export const outcome = (page: Page, name: string): Locator => page.locator(`[data-outcome=${name}]`);

/** The mark with the order's state on its page. */
export const orderState = (page: Page, state: string): Locator => page.locator(`main [data-state=${state}]`);

export const openOrder = async ({ page }: Visitor, ready: Ready, orderId: string): Promise<void> => {
  await page.goto(`${ready.shop}/orders/${orderId}`);
  await page.locator('main [data-state]').waitFor();
};

/** Refunds on the order's page, and says yes when asked. An empty amount is all that is left. */
export const refund = async ({ page }: Visitor, amount = ''): Promise<string> => {
  let question = '';
  page.once('dialog', (dialog) => {
    question = dialog.message();
    void dialog.accept();
  });
  await page.locator('input[name=amount]').fill(amount);
  await page.locator('[data-action=refund]').click();
  await page.locator('[data-refund-state=succeeded]').first().waitFor();
  return question;
};

/** What a buyer reads at the moments that matter, as a person would say it and not as the page's own list does. */
export const BUYER_READS: Record<
  Language,
  Record<'paid' | 'declined' | 'notCharged' | 'wait' | 'refunded' | 'cardRefused', RegExp>
> = {
  ko: {
    paid: /결제가 완료됐어요/,
    declined: /결제가 되지 않았어요/,
    notCharged: /돈은 빠져나가지 않았어요/,
    wait: /다시 결제하지 마세요/,
    refunded: /환불 완료/,
    cardRefused: /한도초과|잔액부족|한도를 초과|잔액이 부족/,
  },
  en: {
    paid: /payment is complete/i,
    declined: /did not go through/i,
    notCharged: /not charged/i,
    wait: /do not pay again/i,
    refunded: /refunded/i,
    cardRefused: /limit|not enough|balance/i,
  },
};
