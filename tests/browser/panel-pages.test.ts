import type { Browser } from 'playwright-core';

import { createPeople } from '../support/browser/accounts';
import { startChromium } from '../support/browser/chrome';
import { inspectContentPage, inspectSettingsPage } from '../support/browser/inspection';
import { LANGUAGES, textsIn } from '../support/browser/languages';
import { field, logIn, openList, openPanel, rowWith } from '../support/browser/panel';
import { ownReady, type Ready } from '../support/browser/playground.mjs';
import { checkOut, goToWindow, inWindow, openOrder, outcome, refund, SEEDED } from '../support/browser/shop';
import { API, makeKeys, WIDGET } from '../support/browser/toss';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const ready: Ready = ownReady();

let browser: Browser;

beforeAll(async () => {
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
});

describe.each(LANGUAGES)('our pages of the panel, for everybody’s eyes and ears, in %s', (language) => {
  let person: Visitor;

  const text = textsIn(language);

  /** So that no list is empty. */
  const buyAndRefund = async (): Promise<void> => {
    await checkOut(person, ready, { product: SEEDED.coffee[language] });
    const orderId = await goToWindow(person, ready);
    await inWindow(person).approve();
    await outcome(person.page, 'paid').waitFor();
    await openOrder(person, ready, orderId);
    await refund(person, '3,000');
  };

  beforeAll(async () => {
    person = await openVisitor(browser, ready, language);
    await buyAndRefund();
    const people = await createPeople(ready);
    await logIn(person, ready, await people.withRole(language, 'strapi-super-admin'));
  });

  afterAll(async () => {
    await person?.leave();
  });

  const settings = (name: string) => inspectSettingsPage(person.page, `${language}/${name}`);
  const content = (name: string) => inspectContentPage(person.page, `${language}/${name}`);

  it('the list of key sets and the environment', async () => {
    await openPanel(person, ready, '/settings/commerce-payments/keys');
    await rowWith(person.page, ready.keySets[0]?.clientKey ?? '');
    expect(await settings('key-sets')).toEqual([]);
    await openPanel(person, ready, '/settings/commerce-payments/environment');
    await person.page.getByRole('heading', { name: text('webhook.title') }).waitFor();
    expect(await settings('environment')).toEqual([]);
  });

  it('a key set with two mistakes', async () => {
    const { page } = person;
    await openPanel(person, ready, '/settings/commerce-payments/keys/new');
    const { clientKey } = makeKeys({ client: 'live_gck_', secret: 'live_gsk_' });
    await field(page, text('key-set.client-key.label')).fill(clientKey);
    await page.locator('input[name=secretKey]').fill(makeKeys(API).secretKey);
    await page.getByText(text('field-error.NOT_SUPPORTED_API_INDIVIDUAL_KEY')).waitFor();
    expect(await settings('key-set-mistakes')).toEqual([]);
  });

  it('a stored key set', async () => {
    const { page } = person;
    await openPanel(person, ready, '/settings/commerce-payments/keys');
    const row = await rowWith(
      page,
      ready.keySets.find(({ clientKey }) => clientKey.startsWith(WIDGET.client))?.clientKey ?? ''
    );
    await row.getByRole('link').first().click();
    await page.getByRole('heading', { name: text('key-set.verification.title') }).waitFor();
    expect(await settings('key-set')).toEqual([]);
  });

  it.each(['product', 'order', 'payment', 'refund'] as const)('the list and the page of a %s', async (type) => {
    const { page } = person;
    await openList(person, ready, type);
    await rowWith(page, '₩');
    expect(await content(`list-${type}`)).toEqual([]);
    // Not in the middle, where a product has Strapi's menu of languages.
    await (await rowWith(page, '₩')).locator('td').nth(1).click();
    await page.locator('main form').waitFor();
    expect(await content(`edit-${type}`)).toEqual([]);
  });

  it('asked no other host for anything, and left the console clean', () => {
    expect(person.watch.foreign()).toEqual([]);
    expect(person.watch.complaints()).toEqual([]);
  });
});
