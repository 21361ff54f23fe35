import type { Browser } from 'playwright-core';

import { startChromium } from '../support/browser/chrome';
import { inspectShopPage } from '../support/browser/inspection';
import { LANGUAGES } from '../support/browser/languages';
import { ownReady, type Ready } from '../support/browser/playground.mjs';
import { checkOut, goToWindow, inWindow, openOrder, openShop, outcome, refund, SEEDED } from '../support/browser/shop';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const ready: Ready = ownReady();

let browser: Browser;

beforeAll(async () => {
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
});

describe.each(LANGUAGES)('the shop and the payment window, for everybody’s eyes and ears, in %s', (language) => {
  let person: Visitor;

  beforeAll(async () => {
    person = await openVisitor(browser, ready, language);
  });

  afterAll(async () => {
    await person?.leave();
  });

  const shop = (name: string) => inspectShopPage(person.page, `${language}/${name}`);

  it('the shop’s products and cart', async () => {
    await openShop(person, ready);
    expect(await shop('shop-products')).toEqual([]);
    await checkOut(person, ready, { product: SEEDED.book[language] });
    expect(await shop('shop-cart')).toEqual([]);
  });

  it('the payment window', async () => {
    await goToWindow(person, ready);
    expect(await shop('window')).toEqual([]);
    await inWindow(person).chooseDecline('REJECT_CARD_COMPANY');
    expect(await shop('window-declining')).toEqual([]);
    await person.page.locator('#m-VIRTUAL_ACCOUNT').check();
    expect(await shop('window-virtual-account')).toEqual([]);
  });

  it('how a payment ended, and the order with its refund', async () => {
    const { page } = person;
    await checkOut(person, ready, { product: SEEDED.book[language] });
    const orderId = await goToWindow(person, ready);
    await inWindow(person).approve();
    await outcome(page, 'paid').waitFor();
    expect(await shop('shop-paid')).toEqual([]);
    await openOrder(person, ready, orderId);
    expect(await shop('shop-order')).toEqual([]);
    await refund(person, '3,000');
    expect(await shop('shop-order-refunded')).toEqual([]);
    await page.goto(`${ready.shop}/orders`);
    await page.locator('.order-link').first().waitFor();
    expect(await shop('shop-orders')).toEqual([]);
  });

  it('the shop’s answer to a wrong address, and to a buyer who closed the window', async () => {
    const { page } = person;
    await page.goto(`${ready.shop}/nowhere`);
    await page.locator('[role=alert]').waitFor();
    expect(await shop('shop-wrong-address')).toEqual([]);
    await page.goto(`${ready.shop}/fail?code=PAY_PROCESS_CANCELED&message=x`);
    await outcome(page, 'failed').waitFor();
    expect(await shop('shop-closed-window')).toEqual([]);
  });

  it('asked no other host for anything, and left the console clean', () => {
    expect(person.watch.foreign()).toEqual([]);
    expect(person.watch.complaints()).toEqual([]);
  });
});
