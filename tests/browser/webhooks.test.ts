import type { Locator } from 'playwright-core';

import { DELIVERY_RESULT_TEXTS, webhookKindName } from '../../contracts/webhook-messages';
import { PERMISSIONS } from '../../contracts/permissions';
import type { WebhookAddressView } from '../../contracts/settings';
import type { WebhookSummaryView } from '../../contracts/webhook-pages';
import { createBuyer } from '../support/browser/buyer';
import { hiddenOfTables, inspectSettingsPage } from '../support/browser/inspection';
import { LANGUAGES, textsIn } from '../support/browser/languages';
import { choose, logIn, openPanel, rowWith } from '../support/browser/panel';
import { shoot } from '../support/browser/screenshots';
import { openStage } from '../support/browser/stage';
import { createStory } from '../support/browser/story';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const PAGE = '/plugins/commerce-payments/webhooks';
const SUMMARY = '**/commerce-payments/webhook-summary';
const SECRET = 'ps_told-by-toss-alone';

/** As in a shop that sells by every method and has tested each address, whose key sets have long names. */
const heardOfAll = (summary: WebhookSummaryView, name: string): WebhookSummaryView => {
  const at = new Date().toISOString();
  const lastAtByKind = { PAYMENT_STATUS_CHANGED: at, DEPOSIT_CALLBACK: at, CANCEL_STATUS_CHANGED: at };
  const lastSelfTest = { deliveryId: 'none', at, state: 'done', code: 'SELF_TEST_PASSED' } as const;
  return { ...summary, keySets: summary.keySets.map((set) => ({ ...set, name, lastAtByKind, lastSelfTest })) };
};

describe.each(LANGUAGES)('webhooks, in %s', (language) => {
  const text = textsIn(language);
  const kindName = (kind: string) => webhookKindName(kind)[language];
  let admin: Visitor;
  let address: WebhookAddressView;
  const step = createStory(() => [admin]);

  const send = async (event: object): Promise<void> => {
    const url = `${ready.strapi}${address.path}`;
    const headers = { 'content-type': 'application/json' };
    const { status } = await fetch(url, { method: 'POST', headers, body: JSON.stringify(event) });
    expect(status).toBe(200);
  };

  beforeAll(async () => {
    admin = await openVisitor(stage.browser, ready, language);
    await logIn(admin, ready, await stage.people.withRole(language, 'strapi-super-admin'));
    const addresses = await stage.people.api.get<WebhookAddressView[]>('/commerce-payments/webhook-addresses');
    address = addresses.find(({ environment, kind }) => environment === 'test' && kind === 'widget')!;
    await createBuyer(ready).buy();
    await send({ eventType: 'BILLING_DELETED', data: { billingKey: `bk_${language}`, secret: SECRET } });
  });

  afterAll(async () => {
    await admin?.leave();
  });

  const heard = (): Locator => admin.page.locator('main section').filter({ hasText: text('webhooks.heard.title') });

  step('stand in a list, newest first, with what became of them in words', async () => {
    await openPanel(admin, ready, PAGE);
    const row = await rowWith(admin.page, kindName('BILLING_DELETED'));
    expect(await row.innerText()).toContain(DELIVERY_RESULT_TEXTS.NOT_USED[language].what);
    await heard().getByText(address.name).waitFor();
    expect(await inspectSettingsPage(admin.page, `${language}/webhooks`)).toEqual([]);
  });

  step('are seen whole on a desk, and as cards on a phone', async () => {
    const { page } = admin;
    const usual = page.viewportSize();
    await page.setViewportSize({ width: 1440, height: 900 });
    const name = `${address.name} in the old town, since 2019`;
    await page.route(SUMMARY, async (route) => {
      const answer = await route.fetch();
      const { data } = (await answer.json()) as { data: WebhookSummaryView };
      await route.fulfill({ response: answer, json: { data: heardOfAll(data, name) } });
    });
    await openPanel(admin, ready, PAGE);
    await heard().getByText(name).first().waitFor();
    expect(await hiddenOfTables(page, language)).toEqual([0, 0]);
    await shoot(page, `${language}/webhooks-heard-of-all`);
    await page.unroute(SUMMARY);
    await openPanel(admin, ready, PAGE);
    await page.setViewportSize({ width: 390, height: 844 });
    const card = page.getByRole('list', { name: text('webhooks.title') }).getByRole('listitem');
    await card
      .filter({ hasText: DELIVERY_RESULT_TEXTS.NOT_USED[language].what })
      .first()
      .getByRole('link', { name: kindName('BILLING_DELETED') })
      .waitFor();
    if (usual) await page.setViewportSize(usual);
  });

  step('a self-test sends a signed one to the shop itself, and says that it arrived', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: text('webhooks.test.label', { name: address.name }) }).click();
    await page.getByText(text('webhooks.test.passed', { name: address.name })).waitFor();
    await rowWith(page, kindName('commerce-payments.self-test'));
    expect(await inspectSettingsPage(page, `${language}/webhooks-tested`)).toEqual([]);
    await page.getByRole('link', { name: text('webhooks.test.delivery') }).click();
    await page.getByText(text('webhooks.headers'), { exact: true }).first().waitFor();
    await page.getByText(DELIVERY_RESULT_TEXTS.SELF_TEST_PASSED[language].what).first().waitFor();
  });

  step('filters narrow the list and stay in the address', async () => {
    const { page } = admin;
    await openPanel(admin, ready, PAGE);
    await choose(page, text('webhooks.kind'), kindName('BILLING_DELETED'));
    await page.waitForURL(({ searchParams }) => searchParams.get('kind') === 'BILLING_DELETED');
    await page.reload();
    await rowWith(page, kindName('BILLING_DELETED'));
    const rows = await page.locator('main table').last().locator('tbody tr').allInnerTexts();
    expect(rows.filter((row) => !row.includes(kindName('BILLING_DELETED')))).toEqual([]);
    await openPanel(admin, ready, `${PAGE}?kind=seller.changed`);
    await page.getByText(text('list.empty.filtered')).waitFor();
    await page.getByRole('button', { name: text('list.filter.reset') }).click();
    await rowWith(page, kindName('BILLING_DELETED'));
  });

  step('one of them shows its result and content without secrets, and is worked on again', async () => {
    const { page } = admin;
    await (await rowWith(page, kindName('BILLING_DELETED'))).getByRole('link').click();
    await page.getByText(text('webhooks.headers'), { exact: true }).first().waitFor();
    const words = await page.locator('main').innerText();
    expect(words).toContain('billingKey');
    // Whoever has a billing key can take money with it.
    expect(words).not.toContain(`bk_${language}`);
    expect(words).not.toContain(SECRET);
    expect(await inspectSettingsPage(page, `${language}/webhook`)).toEqual([]);
    await page.getByRole('button', { name: text('webhooks.replay') }).click();
    await page.getByText(text('webhooks.replay.begun')).waitFor();
    await page.getByText(DELIVERY_RESULT_TEXTS.NOT_USED[language].what).waitFor();
  });

  step('the addresses are shown when asked for, with the way to register them', async () => {
    const { page } = admin;
    await openPanel(admin, ready, PAGE);
    await page.getByText(text('webhooks.register.title')).waitFor();
    expect(await page.locator('main').innerText()).not.toContain(address.path);
    await page.getByRole('button', { name: text('webhooks.register.show') }).click();
    const field = page.locator(`input[value$="${address.path}"]`);
    await field.waitFor();
    expect(await inspectSettingsPage(page, `${language}/webhooks-register`)).toEqual([]);
    await admin.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: text('webhook.copy', { name: address.name }) }).click();
    await page.getByText(text('copy.done')).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await field.inputValue());
  });

  step('who may only read finds neither test nor replay, and no address', async () => {
    const reader = await openVisitor(stage.browser, ready, language);
    await logIn(reader, ready, await stage.people.withRights(language, [PERMISSIONS.webhooksRead]));
    await openPanel(reader, ready, PAGE);
    const { page } = reader;
    await (await rowWith(page, kindName('BILLING_DELETED'))).waitFor();
    expect(await page.getByRole('button', { name: text('webhooks.test.label', { name: address.name }) }).count()).toBe(
      0
    );
    expect(await page.getByRole('button', { name: text('webhooks.register.show') }).count()).toBe(0);
    await page.getByText(text('webhooks.register.not-shown')).waitFor();
    await (await rowWith(page, kindName('BILLING_DELETED'))).getByRole('link').click();
    await page.getByText(text('webhooks.headers'), { exact: true }).first().waitFor();
    expect(await page.getByRole('button', { name: text('webhooks.replay') }).count()).toBe(0);
    expect(reader.watch.complaints()).toEqual([]);
    await reader.leave();
  });

  step('an editor has no link to them, and no page', async () => {
    const editor = await openVisitor(stage.browser, ready, language);
    await logIn(editor, ready, await stage.people.withRole(language, 'strapi-editor'));
    expect(await editor.page.getByRole('link', { name: text('app.title') }).count()).toBe(0);
    await editor.page.goto(`${ready.admin}${PAGE}`);
    await editor.page.locator('main').waitFor();
    expect(await editor.page.getByText(text('webhooks.heard.title')).count()).toBe(0);
    await editor.leave();
  });

  step('no other host was asked for anything, and the console is clean', () => {
    expect(admin.watch.foreign()).toEqual([]);
    expect(admin.watch.complaints()).toEqual([]);
  });
});
