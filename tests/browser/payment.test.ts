import { PERMISSIONS } from '../../contracts/permissions';
import { createBuyer, type Bought } from '../support/browser/buyer';
import { inspectDialog, inspectSettingsPage } from '../support/browser/inspection';
import { LANGUAGES, textsIn, type Language } from '../support/browser/languages';
import { logIn, openPanel, type Account } from '../support/browser/panel';
import { shoot } from '../support/browser/screenshots';
import { openStage } from '../support/browser/stage';
import { createTossControls } from '../support/browser/toss';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const buyer = createBuyer(ready);
const toss = createTossControls(ready);

/** Strapi's own words where somebody lacks the right. */
const NO_RIGHT: Record<Language, RegExp> = { ko: /권한이 없습니다/, en: /don't have the permissions/i };
const FORBIDDEN = 403;
const NOT_FOUND = 404;
const { paymentsRead, refundsCreate } = PERMISSIONS;

const pathOf = ({ paymentKey }: Pick<Bought, 'paymentKey'>) => `/plugins/commerce-payments/payments/${paymentKey}`;

describe.each(LANGUAGES)('one payment, in %s', (language) => {
  const text = textsIn(language);
  let person: Visitor | undefined;

  const enter = async (account: Account): Promise<Visitor> => {
    person = await openVisitor(stage.browser, ready, language);
    await logIn(person, ready, account);
    return person;
  };
  const enterAsSuperAdmin = async () => enter(await stage.people.withRole(language, 'strapi-super-admin'));

  const button = ({ page }: Visitor, id: Parameters<typeof text>[0]) =>
    page.locator('main').getByRole('button', { name: text(id), exact: true });
  const refunds = (visitor: Visitor) => button(visitor, 'refund.open');

  afterEach(async () => {
    const gone = person;
    person = undefined;
    await gone?.leave();
    expect(gone?.watch.foreign()).toEqual([]);
    expect(gone?.watch.complaints()).toEqual([]);
  });

  it('is told in words, with everything that happened, and what Toss says now', async () => {
    const bought = await buyer.buy({ quantity: 2 });
    await buyer.refund(bought.paymentKey, language === 'ko' ? '구매자 변심' : 'Changed their mind', 3_000);
    const visitor = await enterAsSuperAdmin();
    const { page } = visitor;
    await openPanel(visitor, ready, pathOf(bought));
    const main = page.locator('main');
    await main.getByText(text('timeline.approved'), { exact: false }).first().waitFor();
    const words = await main.innerText();
    for (const id of [
      'state.partially_refunded',
      'method.card',
      'payment.card.at-once',
      'timeline.order_created',
    ] as const)
      expect(words).toContain(text(id));
    expect(words).toMatch(/3,000/);
    expect(words).toMatch(/\d{4}-[\d*]{4}-[\d*]{4}-[\d*]{4}/);
    expect(words).not.toMatch(/partially_refunded|refund_requested|SETTLED|easy_pay/);
    expect(await inspectSettingsPage(page, `${language}/payment`)).toEqual([]);

    await button(visitor, 'raw.open').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('"secret": "[hidden]"').waitFor();
    expect(await inspectDialog(page, `${language}/payment-raw`)).toEqual([]);
    await dialog
      .getByRole('button', { name: text('close'), exact: true })
      .last()
      .click();

    await button(visitor, 'check.ask').first().click();
    await page
      .getByText(text('check.done', { state: text('state.partially_refunded') }))
      .first()
      .waitFor();
    await main.getByText(text('timeline.checked'), { exact: true }).first().waitFor();
  });

  it('tells where a deposit is waited for, and when it came', async () => {
    const bought = await buyer.buy({ choice: { method: 'VIRTUAL_ACCOUNT', bank: '88', validHours: 24 } });
    const visitor = await enterAsSuperAdmin();
    const { page } = visitor;
    await openPanel(visitor, ready, pathOf(bought));
    await page.getByText(text('payment.account.due'), { exact: true }).waitFor();
    expect(await page.locator('main').innerText()).toContain(text('state.awaiting_deposit'));
    expect(await inspectSettingsPage(page, `${language}/payment-awaiting`)).toEqual([]);
    await buyer.deposit(bought.paymentKey);
    await button(visitor, 'check.ask').first().click();
    await page.locator('main').getByText(text('timeline.deposited')).first().waitFor();
  });

  it('says that an outcome is not known, and asks once more', async () => {
    const made = await buyer.order();
    let speakAgain = async (): Promise<void> => undefined;
    const bought = await buyer.pay(made, {}, async () => {
      speakAgain = await toss.fallSilent(made.orderId);
    });
    const visitor = await enterAsSuperAdmin();
    const { page } = visitor;
    await openPanel(visitor, ready, pathOf(bought));
    await page.getByText(text('payment.unknown.title'), { exact: true }).waitFor();
    expect(await refunds(visitor).count()).toBe(0);
    expect(await inspectSettingsPage(page, `${language}/payment-unknown`)).toEqual([]);
    await speakAgain();
    await button(visitor, 'check.ask').first().click();
    await page
      .getByText(text('check.done', { state: text('state.paid') }))
      .first()
      .waitFor();
    await page.getByText(text('payment.unknown.title'), { exact: true }).waitFor({ state: 'detached' });
  });

  it('shows no button to a person who may only read, and that of refunds to one who may refund', async () => {
    const bought = await buyer.buy();
    const reader = await enter(await stage.people.withRights(language, [paymentsRead]));
    await openPanel(reader, ready, pathOf(bought));
    await reader.page.getByText(text('timeline.title'), { exact: true }).waitFor();
    for (const id of ['raw.open', 'check.ask', 'refund.open'] as const)
      expect(await button(reader, id).count()).toBe(0);
    expect(await reader.page.getByRole('link', { name: text('timeline.delivery') }).count()).toBe(0);
    await shoot(reader.page, `${language}/payment-reader`);
    await reader.leave();

    const refunder = await enter(await stage.people.withRights(language, [paymentsRead, refundsCreate]));
    await openPanel(refunder, ready, pathOf(bought));
    await refunds(refunder).waitFor();
    expect(await button(refunder, 'check.ask').count()).toBe(1);
    expect(await button(refunder, 'raw.open').count()).toBe(0);
  });

  it('says so when there is none with this key, and refuses an editor', async () => {
    const bought = await buyer.buy();
    const visitor = await enterAsSuperAdmin();
    visitor.watch.expectStatus(NOT_FOUND);
    await openPanel(visitor, ready, pathOf({ paymentKey: 'nobodys' }));
    await visitor.page.getByText(text('error.PAYMENT_NOT_FOUND')).first().waitFor();
    expect(await inspectSettingsPage(visitor.page, `${language}/payment-none`)).toEqual([]);
    await visitor.leave();

    const editor = await enter(await stage.people.withRole(language, 'strapi-editor'));
    editor.watch.expectStatus(FORBIDDEN);
    await editor.page.goto(`${ready.admin}${pathOf(bought)}`);
    await editor.page.getByText(NO_RIGHT[language]).first().waitFor();
    expect(await editor.page.getByText(bought.orderId).count()).toBe(0);
  });
});
