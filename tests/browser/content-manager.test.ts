import type { Locator } from 'playwright-core';

import orderSchema from '../../server/src/content-types/order/schema.json';
import { DEFAULT_REFUND_REASONS } from '../../contracts/default-refund-reasons';
import { PERMISSIONS } from '../../contracts/permissions';
import type { DocumentRight } from '../support/browser/accounts';
import { createBuyer, type Bought } from '../support/browser/buyer';
import { inspectContentPage } from '../support/browser/inspection';
import { fieldText, LANGUAGES, textsIn } from '../support/browser/languages';
import { choose, logIn, openList, rowWith, settled, type Account, type ListedType } from '../support/browser/panel';
import { openStage } from '../support/browser/stage';
import { createStory } from '../support/browser/story';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const buyer = createBuyer(ready);

const ORDER = 'plugin::commerce-payments.order';
/** Reading orders in the Content Manager, which says nothing of payments. */
const READ_ORDERS: DocumentRight = {
  action: 'plugin::content-manager.explorer.read',
  subject: ORDER,
  properties: { fields: Object.keys(orderSchema.attributes) },
};

/** Opens the document of a list's row. */
const openDocument = async (visitor: Visitor, type: ListedType, words: string): Promise<void> => {
  await openList(visitor, ready, type, words);
  await visitor.page.locator('main tbody tr').first().locator('td').nth(1).click();
  await visitor.page.waitForURL(/collection-types\/[^/]+\/[a-z0-9]{20,}/);
  await visitor.page.locator('main form').first().waitFor();
};

describe.each(LANGUAGES)('the Content Manager, in %s', (language) => {
  const text = textsIn(language);
  let admin: Visitor;
  let bought: Bought;
  const step = createStory(() => [admin]);

  /** The side panel of this heading. */
  const panel = ({ page }: Visitor, title: string): Locator =>
    page.locator('main aside').filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) });

  const asPerson = async (account: Account, work: (visitor: Visitor) => Promise<void>): Promise<void> => {
    const person = await openVisitor(stage.browser, ready, language);
    try {
      await logIn(person, ready, account);
      await work(person);
      expect([person.watch.foreign(), person.watch.complaints()]).toEqual([[], []]);
    } finally {
      await person.leave();
    }
  };

  beforeAll(async () => {
    admin = await openVisitor(stage.browser, ready, language);
    await logIn(admin, ready, await stage.people.withRole(language, 'strapi-super-admin'));
    const order = await buyer.order({ quantity: 3 });
    await buyer.pay(order, { declineWith: 'REJECT_CARD_COMPANY' });
    bought = await buyer.pay(order);
    await buyer.refund(bought.paymentKey, '한 봉지 파손', 15_000);
  });

  afterAll(async () => {
    await admin?.leave();
    expect([admin?.watch.foreign(), admin?.watch.complaints()]).toEqual([[], []]);
  });

  step('shows beside an order each try to pay it, and what went back', async () => {
    await openDocument(admin, 'order', bought.orderId);
    const card = panel(admin, text('money.order.title'));
    await card.getByText('₩45,000').first().waitFor();
    await card.getByText(text('state.declined'), { exact: true }).waitFor();
    await card.getByText('한 봉지 파손').waitFor();
    expect(await card.getByText(text('origin.api'), { exact: true }).count()).toBe(1);
    expect(await card.getByText('REJECT_CARD_COMPANY').count()).toBe(1);
    expect(await card.getByRole('link', { name: text('money.payment.link') }).count()).toBe(2);
    expect(await card.getByRole('button', { name: text('refund.open') }).count()).toBe(1);
    expect(await inspectContentPage(admin.page, `${language}/content-order`)).toEqual([]);
  });

  step('says methods, origins and currencies in words, and times as the shop has them', async () => {
    await openList(admin, ready, 'payment', bought.orderId);
    const paid = await rowWith(admin.page, text('state.partially_refunded'));
    await paid.getByText(text('method.card'), { exact: true }).waitFor();
    await paid.locator('time').first().waitFor();
    await openList(admin, ready, 'refund', bought.orderId);
    await (await rowWith(admin.page, '₩15,000')).getByText(text('origin.api'), { exact: true }).waitFor();
    expect(await inspectContentPage(admin.page, `${language}/content-refunds`)).toEqual([]);
  });

  step('leads from a payment and from a refund to the payment’s page', async () => {
    for (const type of ['payment', 'refund'] as const) {
      await openDocument(admin, type, bought.paymentKey);
      const card = panel(admin, text(`money.${type}.title`));
      await card.getByRole('link', { name: text('money.payment.link') }).click();
      await admin.page.waitForURL((url) => url.pathname.endsWith(`/payments/${bought.paymentKey}`));
      await settled(admin.page);
      await admin.page.getByText(text('timeline.title'), { exact: true }).waitFor();
    }
  });

  step('shows beside a product its price as typed, its stock and how many were sold', async () => {
    await openDocument(admin, 'product', 'MAY-COFFEE-200');
    const card = panel(admin, text('sales.title'));
    await card.getByText('₩15,000', { exact: true }).waitFor();
    await card.getByText(text('stock.not-counted'), { exact: true }).waitFor();
    const sold = await card.getByText(/\d/).allInnerTexts();
    expect(sold.some((words) => Number(/\d+/.exec(words)?.[0]) >= 3)).toBe(true);
    expect(await inspectContentPage(admin.page, `${language}/content-product`)).toEqual([]);
  });

  step('shows money to who may read payments, without a button that moves it', async () => {
    const rights = [PERMISSIONS.paymentsRead, READ_ORDERS];
    await asPerson(await stage.people.withRights(language, rights), async (person) => {
      await openDocument(person, 'order', bought.orderId);
      const card = panel(person, text('money.order.title'));
      await card.getByText('한 봉지 파손').waitFor();
      expect(await card.getByRole('button').count()).toBe(0);
    });
  });

  step('shows nothing of it to who may only read orders', async () => {
    await asPerson(await stage.people.withRights(language, [READ_ORDERS]), async (person) => {
      await openDocument(person, 'order', bought.orderId);
      await person.page.getByText(fieldText(language, 'order.refundedAmount')).first().waitFor();
      expect(await panel(person, text('money.order.title')).count()).toBe(0);
    });
  });

  step('gives money back from beside the order, and the form says so', async () => {
    const { page } = admin;
    await openDocument(admin, 'order', bought.orderId);
    const state = page.getByRole('textbox', { name: fieldText(language, 'order.state') });
    expect(await state.inputValue()).toBe(text('state.partially_refunded'));
    await panel(admin, text('money.order.title'))
      .getByRole('button', { name: text('refund.open') })
      .click();
    const dialog = page.getByRole('dialog');
    await choose(page, text('refund.reason'), DEFAULT_REFUND_REASONS[language][0] ?? '');
    await dialog.getByRole('button', { name: text('refund.send.amount', { amount: '₩30,000' }), exact: true }).click();
    await dialog
      .getByText(text('refund.done', { amount: '₩30,000' }))
      .first()
      .waitFor();
    await dialog
      .getByRole('button', { name: text('close'), exact: true })
      .last()
      .click();
    await dialog.waitFor({ state: 'detached' });
    await panel(admin, text('money.order.title')).getByText('₩30,000').first().waitFor();
    await page.locator(`input[value="${text('state.refunded')}"]`).waitFor();
    expect(await state.inputValue()).toBe(text('state.refunded'));
  });
});
