import type { Browser } from 'playwright-core';

import type { VaultView } from '../../contracts/vault';
import { createPeople } from '../support/browser/accounts';
import { startChromium } from '../support/browser/chrome';
import { inspectSettingsPage } from '../support/browser/inspection';
import { LANGUAGES, textsIn } from '../support/browser/languages';
import { logIn, openPanel } from '../support/browser/panel';
import { ownReady, type Ready } from '../support/browser/playground.mjs';
import { shoot } from '../support/browser/screenshots';
import { AT, CLOSED, LOST, rekeyRun as run, TROUBLED } from '../support/browser/vault-views';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const ready: Ready = ownReady();
const ENVIRONMENT = '/settings/commerce-payments/environment';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(async () => {
  await browser?.close();
});

describe.each(LANGUAGES)('the vault’s card, in %s', (language) => {
  const text = textsIn(language);
  let admin: Visitor;
  /** What the server is made to answer. */
  let shown: VaultView = TROUBLED;
  const asked: unknown[] = [];

  beforeAll(async () => {
    admin = await openVisitor(browser, ready, language);
    const people = await createPeople(ready);
    await logIn(admin, ready, await people.withRole(language, 'strapi-super-admin'));
  });
  afterAll(() => admin?.leave());

  const button = (id: Parameters<typeof text>[0]) => admin.page.getByRole('button', { name: text(id), exact: true });

  it('is the server’s own state, with nothing to do where one key seals everything', async () => {
    await openPanel(admin, ready, ENVIRONMENT);
    await admin.page.getByText(text('vault.ready'), { exact: true }).waitFor();
    await admin.page.getByText(text('rekey.nothing-left')).waitFor();
    expect(await button('rekey.begin').count()).toBe(0);
  });

  it('says which keys are needed and missing, and whose database it is', async () => {
    const { page } = admin;
    await page.route('**/commerce-payments/vault', (route) => route.fulfill({ json: { data: shown, meta: {} } }));
    await page.route('**/commerce-payments/vault/*', async (route) => {
      asked.push(route.request().postDataJSON());
      shown = { ...TROUBLED, rekey: run({}) };
      await route.fulfill({ status: 202, json: { data: shown.rekey, meta: {} } });
    });
    await openPanel(admin, ready, ENVIRONMENT);
    await page.getByText(text('vault.kid.missing'), { exact: true }).waitFor();
    expect(await page.locator('main').innerText()).toContain(LOST);
    await page.getByText(text('installation.other')).waitFor();
    expect(await inspectSettingsPage(page, `${language}/vault-troubled`)).toEqual([]);
    await button('installation.accept').click();
    await page.getByRole('alertdialog').waitFor();
    await shoot(page, `${language}/vault-accept`);
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  });

  it('begins a rekey, shows how far it is by itself, and what did not open', async () => {
    const { page } = admin;
    await button('rekey.begin').click();
    await page.getByRole('progressbar').waitFor();
    expect(asked).toEqual([{ data: { dryRun: false } }]);
    expect(await button('rekey.begin').count()).toBe(0);
    expect(await inspectSettingsPage(page, `${language}/vault-running`)).toEqual([]);
    const rekey = run({ state: 'done', endedAt: AT, done: 1_203, closed: 1, firstClosed: [CLOSED] });
    shown = { ...TROUBLED, kids: TROUBLED.kids.slice(0, 1), left: 1, installation: null, rekey };
    await page.getByText(text('rekey.defect.unknown_key')).waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
    expect(await inspectSettingsPage(page, `${language}/vault-done`)).toEqual([]);
  });
});
