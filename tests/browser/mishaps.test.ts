import type { Browser } from 'playwright-core';

import { startChromium } from '../support/browser/chrome';
import { LANGUAGES } from '../support/browser/languages';
import { ownReady, type Ready } from '../support/browser/playground.mjs';
import { shoot } from '../support/browser/screenshots';
import {
  BUYER_READS,
  checkOut,
  goToWindow,
  inWindow,
  openOrder,
  orderState,
  outcome,
  SEEDED,
} from '../support/browser/shop';
import { createTossControls } from '../support/browser/toss';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const ready: Ready = ownReady();
const toss = createTossControls(ready);

const PRICE = 15_000;

const DECLINED = 402;
const GONE = 410;

let browser: Browser;

beforeAll(async () => {
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
});

describe.each(LANGUAGES)('when a payment goes wrong, in %s', (language) => {
  const reads = BUYER_READS[language];
  let buyer: Visitor | undefined;

  const newBuyer = async (): Promise<Visitor> => (buyer = await openVisitor(browser, ready, language));

  afterEach(async () => {
    const gone = buyer;
    buyer = undefined;
    await gone?.leave();
    expect(gone?.watch.foreign()).toEqual([]);
    expect(gone?.watch.complaints()).toEqual([]);
  });

  it('tells the buyer why the card was declined, and takes the money once on the second try', async () => {
    const visitor = await newBuyer();
    const { page } = visitor;
    visitor.watch.expectStatus(DECLINED);
    await checkOut(visitor, ready, { product: SEEDED.coffee[language], kind: 'payment' });
    const orderId = await goToWindow(visitor, ready);
    await inWindow(visitor).chooseDecline('REJECT_CARD_PAYMENT');
    await shoot(page, `${language}/window-decline`);
    await inWindow(visitor).approve();

    await outcome(page, 'declined').waitFor();
    const words = await outcome(page, 'declined').innerText();
    expect(words).toMatch(reads.declined);
    expect(words).toMatch(reads.cardRefused);
    expect(words).toMatch(reads.notCharged);
    await shoot(page, `${language}/declined`);

    await page.locator('[data-action=retry]').click();
    await page.waitForURL((url) => url.href.startsWith(`${ready.sandbox}/window/`));
    await inWindow(visitor).approve();
    await outcome(page, 'paid').waitFor();

    const books = await toss.ledgerOf(orderId);
    expect(books.map(({ captured }) => captured).sort()).toEqual([0, PRICE]);
  });

  it('tells the buyer to wait and never to pay again when the answer was lost', async () => {
    const visitor = await newBuyer();
    const { page } = visitor;
    await checkOut(visitor, ready, { product: SEEDED.coffee[language] });
    const orderId = await goToWindow(visitor, ready);
    await toss.fallSilent(orderId);
    await inWindow(visitor).approve();

    await outcome(page, 'confirming').waitFor();
    expect(await outcome(page, 'confirming').innerText()).toMatch(reads.wait);
    expect(await page.locator('[data-action=retry], [data-action=pay]').count()).toBe(0);
    await shoot(page, `${language}/answer-lost`);

    await page.reload();
    await outcome(page, 'confirming').waitFor();
    await openOrder(visitor, ready, orderId);
    await orderState(page, 'confirming').waitFor();
    expect(await page.locator('main').innerText()).toMatch(reads.wait);
    expect(await page.locator('[data-action=retry]').count()).toBe(0);
    expect(await toss.ledgerOf(orderId)).toMatchObject([{ captured: PRICE, confirmations: 1 }]);
  });

  it('lets a buyer who closed the payment window come back and pay', async () => {
    const visitor = await newBuyer();
    const { page } = visitor;
    await checkOut(visitor, ready, { product: SEEDED.coffee[language] });
    const orderId = await goToWindow(visitor, ready);
    await inWindow(visitor).close();
    await outcome(page, 'failed').waitFor();
    expect(await outcome(page, 'failed').innerText()).toMatch(reads.notCharged);
    await shoot(page, `${language}/window-closed`);

    await page.locator('[data-action=retry]').click();
    await page.waitForURL((url) => url.href.startsWith(`${ready.sandbox}/window/`));
    await inWindow(visitor).approve();
    await outcome(page, 'paid').waitFor();
    expect((await toss.ledgerOf(orderId)).reduce((sum, { captured }) => sum + captured, 0)).toBe(PRICE);
  });

  it('shows the same payment when the buyer loads the success page again', async () => {
    const visitor = await newBuyer();
    const { page } = visitor;
    await checkOut(visitor, ready, { product: SEEDED.coffee[language] });
    const orderId = await goToWindow(visitor, ready);
    await inWindow(visitor).approve();
    await outcome(page, 'paid').waitFor();
    await page.reload();
    await outcome(page, 'paid').waitFor();
    visitor.watch.expectStatus(GONE);
    await page.goBack();
    await page.goForward();
    await outcome(page, 'paid').waitFor();
    expect(await toss.ledgerOf(orderId)).toMatchObject([{ captured: PRICE, confirmations: 1 }]);
  });
});
