import type { Page } from 'playwright-core';

import type { OverviewView, TodayView } from '../../contracts/overview';
import { PERMISSIONS } from '../../contracts/permissions';
import { formatAmount } from '../../admin/src/components/money-text';
import { createBuyer } from '../support/browser/buyer';
import { inspectSettingsPage } from '../support/browser/inspection';
import { LANGUAGES, textsIn, type Language } from '../support/browser/languages';
import { answered, choose, logIn, openPanel, settled } from '../support/browser/panel';
import { shoot } from '../support/browser/screenshots';
import { openStage } from '../support/browser/stage';
import { createTossControls } from '../support/browser/toss';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const buyer = createBuyer(ready);
const toss = createTossControls(ready);

const PAGE = '/plugins/commerce-payments/overview';
const BASE = '/commerce-payments';
const CHART = 'main figure svg[aria-label]';
const NO_RIGHT: Record<Language, RegExp> = { ko: /권한이 없습니다/, en: /don't have the permissions/i };

/** Opens the overview, or `?span=7` of it: what it was told. */
const openOverview = (visitor: Visitor, query = ''): Promise<OverviewView> =>
  answered(visitor, `${BASE}/overview`, () => openPanel(visitor, ready, `${PAGE}${query}`));

/** What a shop's day has: payments by several methods, a refund, and two that wait. */
const sell = async (): Promise<{ speakAgain: () => Promise<void> }> => {
  const first = await buyer.buy({ quantity: 3 });
  await buyer.buy({ choice: { method: 'EASY_PAY' } });
  await buyer.refund(first.paymentKey, '구매자 변심', 5_000);
  await buyer.buy({ choice: { method: 'VIRTUAL_ACCOUNT', bank: '88', validHours: 24 } });
  const made = await buyer.order();
  let speakAgain = async (): Promise<void> => undefined;
  await buyer.pay(made, {}, async () => {
    speakAgain = await toss.fallSilent(made.orderId);
  });
  return { speakAgain };
};

const pressed = (page: Page, name: string) =>
  page.locator('main').getByRole('button', { name, exact: true, pressed: true });

describe.each(LANGUAGES)('the overview, in %s', (language) => {
  const text = textsIn(language);
  const amount = (value: number): string => formatAmount(value, 'KRW', language);
  let person: Visitor;
  let speakAgain: () => Promise<void>;

  const press = (name: string) => person.page.locator('main').getByRole('button', { name, exact: true }).click();

  beforeAll(async () => {
    ({ speakAgain } = await sell());
    person = await openVisitor(stage.browser, ready, language);
    await logIn(person, ready, await stage.people.withRole(language, 'strapi-super-admin'));
  });
  afterAll(async () => {
    await speakAgain?.();
    await person?.leave();
  });

  it('tells figures, methods, products and what waits, in words', async () => {
    const { page } = person;
    const { figures, products, timeZone } = await openOverview(person);
    await page.locator(CHART).waitFor();
    const words = await page.locator('main').innerText();
    for (const figure of [figures.sales, figures.refunds, figures.net]) expect(words).toContain(amount(figure));
    for (const { name } of products) expect(words).toContain(name);
    for (const id of ['method.card', 'method.easy_pay', 'environment.test', 'overview.figure.successRate'] as const)
      expect(words).toContain(text(id));
    expect(words).toContain(timeZone);
    expect(words).not.toMatch(/easy_pay|awaiting_deposit|NaN|undefined|null/);
    expect(await inspectSettingsPage(page, `${language}/overview`)).toEqual([]);
  });

  it('keeps the days that were chosen in its address', async () => {
    const { page } = person;
    await openPanel(person, ready, PAGE);
    await press(text('overview.span.7'));
    await page.waitForURL(({ searchParams }) => searchParams.get('span') === '7');
    await page.reload();
    await pressed(page, text('overview.span.7')).waitFor();

    await press(text('overview.span.custom'));
    await page.waitForURL(({ searchParams }) => searchParams.has('from') && searchParams.has('to'));
    await pressed(page, text('overview.span.custom')).waitFor();
    expect(await page.getByLabel(text('overview.from')).count()).toBeGreaterThan(0);
    await press(text('overview.span.1'));
    await page.waitForURL(({ search }) => search === '?span=1');
    await settled(page);
    expect(await inspectSettingsPage(page, `${language}/overview-today`)).toEqual([]);
  });

  it('shows its chart as a table too, a row a day', async () => {
    const { page } = person;
    const { steps } = await openOverview(person, '?span=7');
    await page.locator(CHART).waitFor();
    await press(text('overview.chart.table'));
    await page.locator(CHART).waitFor({ state: 'detached' });
    const rows = page.locator('main figure tbody tr');
    expect(await rows.count()).toBe(7);
    expect(await rows.last().innerText()).toContain(amount(steps.at(-1)?.sales ?? 0));
    expect(await inspectSettingsPage(page, `${language}/overview-table`)).toEqual([]);
  });

  it('leads from what waits to its payment', async () => {
    const { page } = person;
    // The oldest ones are listed: others of this shop may wait longer than ours.
    const [oldest] = (await openOverview(person)).waiting.awaiting_deposit.payments;
    const paymentPage = `/payments/${oldest?.paymentKey}`;
    await page.locator(`main a[href$="${paymentPage}"]`).first().click();
    await page.waitForURL(({ pathname }) => pathname.endsWith(paymentPage));
  });

  it('never adds up test and live', async () => {
    const { page } = person;
    await openPanel(person, ready, PAGE);
    await choose(page, text('overview.environment'), text('environment.live'));
    await page.waitForURL(({ searchParams }) => searchParams.get('environment') === 'live');
    await page.getByText(text('overview.none-paid')).first().waitFor();
    await settled(page);
    expect(await inspectSettingsPage(page, `${language}/overview-live`)).toEqual([]);
  });

  it('says what went wrong, and loads again', async () => {
    const { page } = person;
    person.watch.expectStatus(500);
    await page.route('**/commerce-payments/overview?*', (route) => route.fulfill({ status: 500, json: {} }));
    await page.goto(`${ready.admin}${PAGE}`);
    await page.getByText(text('load-failed')).waitFor();
    await page.getByText(text('error.server')).waitFor();
    expect(await inspectSettingsPage(page, `${language}/overview-failed`)).toEqual([]);
    await page.unroute('**/commerce-payments/overview?*');
    await press(text('load-again'));
    await page.locator(CHART).waitFor();
  });

  it('stands on the home page with the figures of today', async () => {
    const { page } = person;
    const openHome = (): Promise<void> => openPanel(person, ready, '/');
    const today = await answered<TodayView>(person, `${BASE}/overview/today`, openHome);
    await page.getByText(text('overview.today'), { exact: true }).first().waitFor();
    await page
      .getByText(amount(today.byCurrency[0]?.sales ?? -1))
      .first()
      .waitFor();
    await shoot(page, `${language}/overview-home-desk-light`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await shoot(page, `${language}/overview-home-desk-dark`);
    await page.emulateMedia({ colorScheme: 'light' });
    await page
      .getByRole('link', { name: text('overview.today.link') })
      .first()
      .click();
    await page.waitForURL(({ pathname }) => pathname.endsWith(PAGE));
  });

  it('asked no other host for anything, and left the console clean', () => {
    expect(person.watch.foreign()).toEqual([]);
    expect(person.watch.complaints()).toEqual([]);
  });
});

describe.each(LANGUAGES)('who sees the overview, in %s', (language) => {
  const text = textsIn(language);
  const menuLinks = ({ page }: Visitor) => page.getByRole('link', { name: text('app.title') }).count();

  it('is who may see payments', async () => {
    const person = await openVisitor(stage.browser, ready, language);
    await logIn(person, ready, await stage.people.withRights(language, [PERMISSIONS.paymentsRead]));
    await openPanel(person, ready, PAGE);
    await person.page.locator(CHART).waitFor();
    expect(await menuLinks(person)).toBeGreaterThan(0);
    expect(await person.page.getByText(text('first-steps.title')).count()).toBe(0);
    expect(person.watch.complaints()).toEqual([]);
    await person.leave();
  });

  it('is no editor', async () => {
    const person = await openVisitor(stage.browser, ready, language);
    await logIn(person, ready, await stage.people.withRole(language, 'strapi-editor'));
    expect(await menuLinks(person)).toBe(0);
    await person.page.goto(`${ready.admin}${PAGE}`);
    await person.page.getByText(NO_RIGHT[language]).first().waitFor();
    expect(await person.page.getByText(text('overview.figure.sales')).count()).toBe(0);
    await openPanel(person, ready, '/');
    expect(await person.page.getByText(text('overview.today'), { exact: true }).count()).toBe(0);
    await person.leave();
  });
});
