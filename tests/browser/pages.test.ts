import type { Browser } from 'playwright-core';

import { createPeople } from '../support/browser/accounts';
import { startChromium } from '../support/browser/chrome';
import { inspectPanelPage, inspectShopPage, type PanelPage } from '../support/browser/inspection';
import { adminText, LANGUAGES } from '../support/browser/languages';
import { field, logIn, openList, openPanel, rowWith } from '../support/browser/panel';
import { readReady, type Ready } from '../support/browser/playground.mjs';
import { checkOut, goToWindow, inWindow, openOrder, openShop, outcome, refund, SEEDED } from '../support/browser/shop';
import { makeKeys, API, WIDGET } from '../support/browser/toss';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const ready: Ready = readReady(process.env['PLAYGROUND_READY'] ?? '');

let browser: Browser;

beforeAll(async () => {
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
});

describe.each(LANGUAGES)('our pages for everybody’s eyes and ears, in %s', (language) => {
  let person: Visitor;

  beforeAll(async () => {
    person = await openVisitor(browser, ready, language);
  });

  afterAll(async () => {
    await person?.leave();
  });

  const shop = (name: string) => inspectShopPage(person.page, `${language}/${name}`);
  const panel = (name: string, how: PanelPage = {}) => inspectPanelPage(person.page, `${language}/${name}`, how);

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

  it('the list of key sets and the environment', async () => {
    const people = await createPeople(ready);
    await logIn(person, ready, await people.withRole(language, 'strapi-super-admin'));
    await openPanel(person, ready, '/settings/commerce-payments/keys');
    await rowWith(person.page, ready.keySets[0]?.clientKey ?? '');
    expect(await panel('key-sets')).toEqual([]);
    await openPanel(person, ready, '/settings/commerce-payments/environment');
    await person.page.getByRole('heading', { name: adminText(language, 'webhook.title') }).waitFor();
    expect(await panel('environment')).toEqual([]);
  });

  it('a key set with two mistakes', async () => {
    const { page } = person;
    await openPanel(person, ready, '/settings/commerce-payments/keys/new');
    const mistakes = async () => {
      await field(page, adminText(language, 'key-set.client-key.label')).fill(
        makeKeys({ client: 'live_gck_', secret: '' }).clientKey
      );
      await page.locator('input[name=secretKey]').fill(makeKeys(API).secretKey);
      await page.getByText(adminText(language, 'field-error.NOT_SUPPORTED_API_INDIVIDUAL_KEY')).waitFor();
    };
    expect(await panel('key-set-mistakes', { prepare: mistakes })).toEqual([]);
  });

  it('a stored key set', async () => {
    const { page } = person;
    await openPanel(person, ready, '/settings/commerce-payments/keys');
    const row = await rowWith(
      page,
      ready.keySets.find(({ clientKey }) => clientKey.startsWith(WIDGET.client))?.clientKey ?? ''
    );
    await row.getByRole('link').first().click();
    await page.getByRole('heading', { name: adminText(language, 'key-set.verification.title') }).waitFor();
    expect(await panel('key-set')).toEqual([]);
  });

  it('orders, payments, refunds and products in the Content Manager', async () => {
    const { page } = person;
    for (const type of ['product', 'order', 'payment', 'refund'] as const) {
      await openList(person, ready, type);
      await rowWith(page, '₩');
      expect(await panel(`list-${type}`)).toEqual([]);
      await (await rowWith(page, '₩')).click();
      await page.locator('main form').waitFor();
      expect(await panel(`edit-${type}`, { ours: 'main but the tabs' })).toEqual([]);
    }
  });

  it('asked no other host for anything, and left the console clean', () => {
    expect(person.watch.foreign()).toEqual([]);
    expect(person.watch.complaints()).toEqual([]);
  });
});
