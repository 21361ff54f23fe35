import type { Browser, Page } from 'playwright-core';

import { startChromium } from '../support/browser/chrome';
import { inspectShopPage } from '../support/browser/inspection';
import { LANGUAGES } from '../support/browser/languages';
import { ownReady, type Ready } from '../support/browser/playground.mjs';
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
/** Reconciliation asks within seconds, the page within half a minute. */
const SETTLED_WITHIN_MS = 90_000;

/** Everything that would lead to a second payment. */
const PAY_BUTTONS = '[data-action=pay], [data-action=retry]';

const WORDS = {
  ko: {
    bank: '기업은행',
    copied: '복사했어요',
    expired: /입금 기한이 지났어요/,
    inDoubt: /이미 결제됐을 수 있어요/,
    arrived: /입금을 확인했어요/,
  },
  en: {
    bank: 'IBK',
    copied: 'Copied',
    expired: /time to pay in has passed/i,
    inDoubt: /may be paid for already/i,
    arrived: /deposit has arrived/i,
  },
} as const;

let browser: Browser;

beforeAll(async () => {
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
});

const payButtons = (page: Page): Promise<number> => page.locator(PAY_BUTTONS).count();

describe.each(LANGUAGES)('a buyer who has to wait, in %s', (language) => {
  const words = WORDS[language];
  let buyer: Visitor | undefined;

  const newBuyer = async (): Promise<Visitor> => (buyer = await openVisitor(browser, ready, language));

  afterEach(async () => {
    const gone = buyer;
    buyer = undefined;
    await gone?.leave();
    expect(gone?.watch.foreign()).toEqual([]);
    expect(gone?.watch.complaints()).toEqual([]);
  });

  /** To the sandbox's window with a coffee, and through it. */
  const buy = async (visitor: Visitor, isVirtualAccount = false): Promise<string> => {
    await checkOut(visitor, ready, { product: SEEDED.coffee[language] });
    const orderId = await goToWindow(visitor, ready);
    if (isVirtualAccount) await inWindow(visitor).chooseVirtualAccount();
    return orderId;
  };

  it('is told to wait, finds no way to pay again, and then sees by itself that the order is paid', async () => {
    const visitor = await newBuyer();
    const { page } = visitor;
    const orderId = await buy(visitor);
    const speakAgain = await toss.fallSilent(orderId);
    await inWindow(visitor).approve();

    await outcome(page, 'confirming').waitFor();
    expect(await outcome(page, 'confirming').innerText()).toMatch(BUYER_READS[language].wait);
    expect(await payButtons(page)).toBe(0);
    expect(await inspectShopPage(page, `${language}/wait`)).toEqual([]);
    const success = page.url();

    await page.goto(`${ready.shop}/cart`);
    await page.locator(`[data-in-doubt=${orderId}]`).waitFor();
    expect(await page.locator('main').innerText()).toMatch(words.inDoubt);
    expect(await payButtons(page)).toBe(0);
    expect(await inspectShopPage(page, `${language}/wait-cart`)).toEqual([]);

    await openOrder(visitor, ready, orderId);
    await orderState(page, 'confirming').waitFor();
    expect(await payButtons(page)).toBe(0);
    expect(await inspectShopPage(page, `${language}/wait-order`)).toEqual([]);

    await page.goto(success);
    await outcome(page, 'confirming').waitFor();
    await speakAgain();
    await outcome(page, 'paid').waitFor({ timeout: SETTLED_WITHIN_MS });
    expect(await toss.ledgerOf(orderId)).toMatchObject([{ captured: PRICE, confirmations: 1 }]);
    expect(await page.locator('[data-cart-count]').count()).toBe(0);
  });

  it('is shown where to pay in, can copy the number, and sees by itself that the deposit arrived', async () => {
    const visitor = await newBuyer();
    const { page, context } = visitor;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const orderId = await buy(visitor, true);
    await inWindow(visitor).approve();

    const shown = outcome(page, 'awaiting_deposit');
    await shown.waitFor();
    const account = (await shown.locator('[data-account-number]').innerText()).trim();
    expect(account).toMatch(/^X?\d{10,}$/);
    expect(await shown.innerText()).toContain(words.bank);
    expect(await shown.innerText()).toContain('15,000');
    expect(await shown.locator('time').getAttribute('datetime')).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(await payButtons(page)).toBe(0);
    await shown.locator('[data-action=copy]').click();
    await shown.getByText(words.copied, { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(account);
    expect(await inspectShopPage(page, `${language}/deposit`)).toEqual([]);
    const success = page.url();

    await openOrder(visitor, ready, orderId);
    await orderState(page, 'awaiting_deposit').waitFor();
    expect(await page.locator('main').innerText()).toContain(account);
    expect(await inspectShopPage(page, `${language}/deposit-order`)).toEqual([]);

    await page.goto(success);
    await shown.waitFor();
    const [{ paymentKey } = { paymentKey: '' }] = await toss.ledgerOf(orderId);
    await toss.deposit(paymentKey);
    await outcome(page, 'paid').waitFor({ timeout: SETTLED_WITHIN_MS });
    expect(await outcome(page, 'paid').innerText()).toMatch(words.arrived);
    await openOrder(visitor, ready, orderId);
    await orderState(page, 'paid').waitFor();
    expect(await inspectShopPage(page, `${language}/deposit-arrived`)).toEqual([]);
  });

  it('is told that the time to pay in has passed, and is sent to a new order instead of a second payment', async () => {
    const visitor = await newBuyer();
    const { page } = visitor;
    visitor.watch.expectStatus(410);
    const orderId = await buy(visitor, true);
    await inWindow(visitor).approve();
    await outcome(page, 'awaiting_deposit').waitFor();

    // A week does not pass in a test: the shop's own backend says what it would say then.
    await page.route('**/shop/api/confirm', (route) =>
      route.fulfill({ status: 410, json: { data: null, error: { details: { code: 'PAYMENT_EXPIRED' } } } })
    );
    await page.route(`**/shop/api/orders/${orderId}`, async (route) => {
      const answer = await route.fetch();
      const { data } = (await answer.json()) as { data: { order: object } };
      await route.fulfill({ json: { data: { ...data, order: { ...data.order, state: 'expired' } } } });
    });
    await page.reload();
    await outcome(page, 'expired').waitFor();
    expect(await outcome(page, 'expired').innerText()).toMatch(words.expired);
    expect(await payButtons(page)).toBe(0);
    expect(await inspectShopPage(page, `${language}/deposit-expired`)).toEqual([]);
    await openOrder(visitor, ready, orderId);
    await orderState(page, 'expired').waitFor();
    expect(await inspectShopPage(page, `${language}/deposit-expired-order`)).toEqual([]);
  });
});
