import type { WebhookAddressView } from '../../contracts/settings';
import { inspectSettingsPage } from '../support/browser/inspection';
import { button, createKeySet, openKeySet } from '../support/browser/key-page';
import { LANGUAGES, textsIn } from '../support/browser/languages';
import { logIn, openPanel } from '../support/browser/panel';
import { shoot } from '../support/browser/screenshots';
import { openStage } from '../support/browser/stage';
import { createStory } from '../support/browser/story';
import { makeKeys, WIDGET } from '../support/browser/toss';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const NOT_FOUND = 404;

describe.each(LANGUAGES)('a webhook address that others have come to know, in %s', (language) => {
  const text = textsIn(language);
  const name = `Hook ${language} ${Date.now().toString(36).slice(-5)}`;
  let admin: Visitor;
  let keySetId = '';
  let known = '';
  const step = createStory(() => [admin]);

  const replaceButton = () => button(admin.page.locator('main'), text('webhook.replace.label', { name }));
  const shown = () => admin.page.locator(`#webhook-${keySetId}`).inputValue();
  const statusOf = async (path: string): Promise<number> => {
    const body = JSON.stringify({ eventType: 'PAYMENT_STATUS_CHANGED', data: {} });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(`${ready.strapi}${path}`, { method: 'POST', headers, body })).status;
  };
  const address = async (): Promise<string> => {
    const all = await stage.people.api.get<WebhookAddressView[]>('/commerce-payments/webhook-addresses');
    return all.find((one) => one.keySetId === keySetId)?.path ?? '';
  };
  const confirm = async (): Promise<void> => {
    const dialog = admin.page.getByRole('alertdialog');
    await button(dialog, text('webhook.replace')).click();
    await dialog.waitFor({ state: 'detached' });
    await admin.page.getByText(text('key-set.done.replace-webhook-address')).first().waitFor();
  };

  beforeAll(async () => {
    keySetId = (await createKeySet(stage.people, name, makeKeys(WIDGET))).id;
    known = await address();
    admin = await openVisitor(stage.browser, ready, language);
    await logIn(admin, ready, await stage.people.withRole(language, 'strapi-super-admin'));
  });

  afterAll(async () => {
    await stage.people.api.post(`/commerce-payments/key-sets/${keySetId}/disable`, {});
    await admin?.leave();
  });

  step('stays while the question is only asked', async () => {
    const { page } = admin;
    await openPanel(admin, ready, '/settings/commerce-payments/environment');
    await replaceButton().click();
    await page.getByRole('alertdialog').getByText(text('webhook.replace.body')).waitFor();
    await shoot(page, `${language}/webhook-replace`);
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await address()).toBe(known);
    expect(await statusOf(known)).not.toBe(NOT_FOUND);
  });

  step('is another one at once, and the one before takes nothing any more', async () => {
    await replaceButton().click();
    await confirm();
    await admin.page.waitForFunction(
      ([id, old]) => !(document.getElementById(`webhook-${id}`) as HTMLInputElement | null)?.value.endsWith(old ?? ''),
      [keySetId, known]
    );
    const fresh = await address();
    expect(fresh).not.toBe(known);
    expect(await shown()).toBe(`${ready.strapi}${fresh}`);
    expect([await statusOf(known), await statusOf(fresh)]).toEqual([NOT_FOUND, 200]);
    expect(await inspectSettingsPage(admin.page, `${language}/environment-addresses`)).toEqual([]);
  });

  step('is replaced on the key set’s own page too', async () => {
    const before = await address();
    await openKeySet(admin, ready, keySetId);
    await replaceButton().click();
    await confirm();
    expect(await address()).not.toBe(before);
  });

  step('asked no other host for anything, and left the console clean', () => {
    expect(admin.watch.foreign()).toEqual([]);
    expect(admin.watch.complaints()).toEqual([]);
  });
});
