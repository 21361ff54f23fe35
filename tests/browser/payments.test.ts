import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';

import { createBuyer, type Bought } from '../support/browser/buyer';
import { hiddenOfTables, inspectSettingsPage } from '../support/browser/inspection';
import { LANGUAGES, textsIn } from '../support/browser/languages';
import { choose, field, logIn, openPanel, rowWith, settled } from '../support/browser/panel';
import { shoot } from '../support/browser/screenshots';
import { openStage } from '../support/browser/stage';
import { openVisitor, SCREENS, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const PAGE = '/plugins/commerce-payments/payments';
const ASKED = '**/commerce-payments/payments?**';

const BUYERS = [
  { name: '김민수', email: 'minsu.kim@example.com' },
  { name: '이서연', email: 'seoyeon@example.com' },
  { name: 'Noah Williams', email: 'noah@example.org' },
] as const;

const FOUND = [
  { words: '김민', found: '김민수' },
  { words: 'NOAH@', found: 'noah@example.org' },
];

/** The card company turns down whoever pays for this order next. */
const refuse = (orderId: string): Promise<Response> =>
  fetch(`${ready.sandbox}/control/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ on: 'confirm', kind: 'error', code: 'REJECT_CARD_PAYMENT', orderId, times: 1 }),
  });

describe.each(LANGUAGES)('the list of payments, in %s', (language) => {
  const text = textsIn(language);
  let person: Visitor;
  let paid: Bought;
  let declined: Bought;

  const rows = (): Locator => person.page.locator('main tbody tr');
  const count = async (): Promise<number> => {
    await settled(person.page);
    return rows().count();
  };
  const param = (name: string, value: string | null) =>
    person.page.waitForURL(({ searchParams }) => searchParams.get(name) === value);
  const search = async (words: string): Promise<void> => {
    await person.page.locator('main input[name=q]').fill(words);
    await person.page.keyboard.press('Enter');
    await param('q', words);
    await settled(person.page);
  };

  beforeAll(async () => {
    const buyer = createBuyer(ready);
    for (const customer of BUYERS) paid = await buyer.buy({ customer });
    await buyer.buy({ customer: BUYERS[0], choice: { method: 'VIRTUAL_ACCOUNT', bank: '88', validHours: 24 } });
    const refused = await buyer.order({ customer: BUYERS[1] });
    await refuse(refused.orderId);
    declined = await buyer.pay(refused);
    person = await openVisitor(stage.browser, ready, language);
    await logIn(person, ready, await stage.people.withRole(language, 'strapi-super-admin'));
  });

  afterAll(async () => {
    expect(person?.watch.foreign()).toEqual([]);
    expect(person?.watch.complaints()).toEqual([]);
    await person?.leave();
  });

  it('says in words what came, and is fit for everybody’s eyes and ears', async () => {
    await openPanel(person, ready, PAGE);
    const row = await rowWith(person.page, 'noah@example.org');
    const words = await row.innerText();
    for (const id of ['state.paid', 'method.card', 'environment.test'] as const) expect(words).toContain(text(id));
    expect(await inspectSettingsPage(person.page, `${language}/payments`)).toEqual([]);
  });

  it('leads from a row to the payment’s page, by keyboard too', async () => {
    await openPanel(person, ready, `${PAGE}?q=${paid.paymentKey}`);
    const link = rows().first().getByRole('link');
    await link.focus();
    await person.page.keyboard.press('Enter');
    await person.page.waitForURL(({ pathname }) => pathname.endsWith(`/payments/${paid.paymentKey}`));
    await person.page.getByText(text('timeline.title'), { exact: true }).waitFor();
    await person.page.goBack();
    await rowWith(person.page, paid.orderId);
  });

  it('finds a payment by its order, its key, its buyer, the e-mail and the last four', async () => {
    await openPanel(person, ready, PAGE);
    for (const words of [paid.orderId, paid.paymentKey]) {
      await search(words);
      expect(await count()).toBe(1);
    }
    for (const { words, found } of FOUND) {
      await search(words);
      const shown = await rows().allInnerTexts();
      expect(shown.length).toBeGreaterThan(0);
      expect(shown.filter((row) => !row.includes(found))).toEqual([]);
    }
    await search('1234');
    expect((await rows().allInnerTexts()).every((row) => row.includes('123*'))).toBe(true);
  });

  it('is narrowed by filters that stay in the address, and drops them one by one', async () => {
    const { page } = person;
    await openPanel(person, ready, PAGE);
    await page.getByRole('button', { name: text('payments.filters').includes('필터') ? /^필터/ : /^Filters/ }).click();
    await choose(page, text('payments.filter.state'), text('state.declined'));
    await param('state', 'declined');
    await rowWith(page, BUYERS[1].email);
    expect((await rows().allInnerTexts()).filter((row) => !row.includes(text('state.declined')))).toEqual([]);
    await field(page, text('payments.filter.amountMin')).fill('₩1,000');
    await field(page, text('payments.filter.amountMin')).press('Enter');
    await param('amountMin', '1000');
    await rowWith(page, BUYERS[1].email);
    expect(await inspectSettingsPage(page, `${language}/payments-filters`)).toEqual([]);
    await page.reload();
    await rowWith(page, BUYERS[1].email);
    const chip = `${text('payments.filter.state')}: ${text('state.declined')}`;
    await page.getByRole('button', { name: text('payments.filter.drop', { filter: chip }) }).click();
    await param('state', null);
    await rowWith(page, 'noah@example.org');
    await page.getByRole('button', { name: text('payments.filter.reset') }).click();
    await param('amountMin', null);
  });

  it('fits beside both menus, so that nothing is scrolled sideways for an amount', async () => {
    const { page } = person;
    // As other tests leave them, too: the state with the longest word, and what is left below the amount.
    const wide = { state: 'partially_refunded', hasProblem: true, amount: 1_234_500, balanceAmount: 234_500 };
    await page.route(ASKED, async (route) => {
      const answer = await route.fetch();
      const { data, ...rest } = (await answer.json()) as { data: object[] };
      await route.fulfill({ response: answer, json: { ...rest, data: data.map((row) => ({ ...row, ...wide })) } });
    });
    await openPanel(person, ready, PAGE);
    await rowWith(page, text('state.partially_refunded'));
    expect(await hiddenOfTables(page, language)).toEqual([0]);
    await page.unroute(ASKED);
  });

  it('is sorted by its heads, and says so', async () => {
    const { page } = person;
    await openPanel(person, ready, PAGE);
    const head = (column: 'amount' | 'requestedAt'): Locator =>
      page.getByRole('columnheader', { name: text(`payments.column.${column}`) });
    expect(await head('requestedAt').getAttribute('aria-sort')).toBe('descending');
    await head('amount').getByRole('button').click();
    await param('sort', 'amount');
    expect(await head('amount').getAttribute('aria-sort')).toBe('descending');
    await head('amount').getByRole('button').click();
    await param('direction', 'asc');
    await settled(page);
    const amounts = (await rows().allInnerTexts()).map((row) =>
      Number(/₩([\d,]+)/.exec(row)?.[1]?.replaceAll(',', ''))
    );
    expect(amounts).toEqual([...amounts].sort((one, other) => one - other));
  });

  it('is turned page by page and back', async () => {
    const { page } = person;
    const keyOf = async (): Promise<string | null> => rows().first().getByRole('link').getAttribute('href');
    // The pages of a shop are 25 long at least: the server is asked for two at a time.
    await page.route(ASKED, (route) =>
      route.continue({ url: route.request().url().replace('pageSize=25', 'pageSize=2') })
    );
    await openPanel(person, ready, PAGE);
    const first = await keyOf();
    const turn = async (id: 'payments.next' | 'payments.previous', way: 'after' | 'before'): Promise<void> => {
      await page.getByRole('button', { name: text(id), exact: true }).click();
      await page.waitForURL(({ searchParams }) => searchParams.has(way));
      await settled(page);
    };
    expect(await page.getByRole('button', { name: text('payments.previous'), exact: true }).isDisabled()).toBe(true);
    await turn('payments.next', 'after');
    expect(await keyOf()).not.toBe(first);
    await turn('payments.previous', 'before');
    expect(await keyOf()).toBe(first);
    await page.unroute(ASKED);
  });

  it('says what to do when nothing fits, and when the server does not answer', async () => {
    const { page } = person;
    await openPanel(person, ready, `${PAGE}?q=${encodeURIComponent('없는 사람')}`);
    await page.getByText(text('payments.empty.filtered'), { exact: true }).waitFor();
    expect(await inspectSettingsPage(page, `${language}/payments-nothing`)).toEqual([]);
    person.watch.expectStatus(500);
    await page.route(ASKED, (route) => route.fulfill({ status: 500, json: {} }));
    await page.goto(`${ready.admin}${PAGE}`);
    await page.getByText(text('load-failed'), { exact: true }).waitFor();
    await page.getByText(text('error.server')).waitFor();
    await shoot(page, `${language}/payments-failed`);
    await page.unroute(ASKED);
    await page.getByRole('button', { name: text('load-again'), exact: true }).click();
    await rowWith(page, 'noah@example.org');
  });

  it('is taken away as a file that a spreadsheet reads, as the filters say', async () => {
    const { page } = person;
    await openPanel(person, ready, `${PAGE}?state=declined`);
    await rowWith(page, BUYERS[1].email);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: text('payments.export'), exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^payments-\d{4}-\d\d-\d\d\.csv$/);
    const csv = await readFile(await download.path(), 'utf8');
    const [head, ...lines] = csv.trimEnd().split('\r\n');
    expect(head).toMatch(
      language === 'ko' ? /^\uFEFF"요청 시각 \(Asia\/Seoul\)"/ : /^\uFEFF"Requested \(Asia\/Seoul\)"/
    );
    expect(lines.filter((line) => !line.includes(`"${text('state.declined')}"`))).toEqual([]);
    expect(lines.some((line) => line.includes(declined.orderId))).toBe(true);
  });

  it('shows cards on a phone', async () => {
    const { page } = person;
    await page.setViewportSize(SCREENS.phone);
    await openPanel(person, ready, `${PAGE}?q=${paid.orderId}`);
    const card = page.locator('main li').filter({ hasText: 'noah@example.org' });
    await card.getByRole('link').click();
    await page.waitForURL(({ pathname }) => pathname.endsWith(`/payments/${paid.paymentKey}`));
    await page.setViewportSize(SCREENS.desk);
  });
});
