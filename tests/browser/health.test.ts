import type { Locator } from 'playwright-core';

import { fillHealthText, HEALTH_MESSAGES } from '../../contracts/health-messages';
import { PERMISSIONS } from '../../contracts/permissions';
import { inspectSettingsPage } from '../support/browser/inspection';
import { LANGUAGES, textsIn } from '../support/browser/languages';
import { logIn, openKeySets, openPanel } from '../support/browser/panel';
import { shoot } from '../support/browser/screenshots';
import { openStage } from '../support/browser/stage';
import { createStory } from '../support/browser/story';
import { API, makeKeys } from '../support/browser/toss';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const BASE = '/commerce-payments';

describe.each(LANGUAGES)('what is wrong with the shop, in %s', (language) => {
  const text = textsIn(language);
  const name = `Shut ${language} ${Date.now().toString(36)}`;
  const keys = makeKeys(API);
  const cause = fillHealthText(
    HEALTH_MESSAGES.KEY_REJECTED[language].cause,
    { name, last4: keys.secretKey.slice(-4) },
    language
  );
  let admin: Visitor;
  let keySetId: string;
  const step = createStory(() => [admin]);
  const finding = (): Locator => admin.page.locator('main li').filter({ hasText: cause }).first();

  beforeAll(async () => {
    admin = await openVisitor(stage.browser, ready, language);
    await logIn(admin, ready, await stage.people.withRole(language, 'strapi-super-admin'));
    const data = { name, environment: 'test', kind: 'api', ...keys, isEnabled: true, isDefault: false };
    keySetId = (await stage.people.api.post<{ id: string }>(`${BASE}/key-sets`, { data })).id;
    await stage.people.api.post(`${BASE}/key-sets/${keySetId}/verify`, {});
  });

  afterAll(async () => {
    await stage.people.api.post(`${BASE}/key-sets/${keySetId}/disable`, {});
    await admin?.leave();
  });

  step('a key that Toss refuses stands at the top of the environment, with its weight, cause and cure', async () => {
    const { page } = admin;
    await openPanel(admin, ready, '/settings/commerce-payments/environment');
    await finding().waitFor();
    const words = await finding().innerText();
    expect(words).toContain(text('health.severity.serious'));
    expect(words).toContain(HEALTH_MESSAGES.KEY_REJECTED[language].cure);
    expect(await page.locator('main h2').first().innerText()).toBe(text('health.title'));
    expect(words).not.toContain(keys.secretKey);
    expect(await inspectSettingsPage(page, `${language}/health-serious`)).toEqual([]);
  });

  step('and on the home page, from where a link leads to its key set', async () => {
    const { page } = admin;
    await openPanel(admin, ready, '/');
    await page.getByText(text('health.widget.title'), { exact: true }).first().waitFor();
    await finding().waitFor();
    await shoot(page, `${language}/health-home-desk-light`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await shoot(page, `${language}/health-home-desk-dark`);
    await page.emulateMedia({ colorScheme: 'light' });
    await finding()
      .getByRole('link', { name: text('health.cure.key-set') })
      .click();
    await page.waitForURL(({ pathname }) => pathname.endsWith(`/keys/${keySetId}`));
  });

  step('the list of key sets has it too, and no more once the set is out of use', async () => {
    const { page } = admin;
    await openKeySets(admin, ready);
    await finding().waitFor();
    expect(await inspectSettingsPage(page, `${language}/health-key-sets`)).toEqual([]);
    await stage.people.api.post(`${BASE}/key-sets/${keySetId}/disable`, {});
    await openPanel(admin, ready, '/settings/commerce-payments/environment');
    await page.getByText(text('environment.in-force.title')).waitFor();
    expect(await page.getByText(cause).count()).toBe(0);
    expect(await inspectSettingsPage(page, `${language}/health-calm`)).toEqual([]);
  });

  step('who may not read the settings sees nothing of it', async () => {
    const reader = await openVisitor(stage.browser, ready, language);
    await logIn(reader, ready, await stage.people.withRights(language, [PERMISSIONS.keysRead]));
    expect(await reader.page.getByText(text('health.widget.title'), { exact: true }).count()).toBe(0);
    await openKeySets(reader, ready);
    expect(await reader.page.getByText(text('health.title')).count()).toBe(0);
    await reader.leave();
  });
});
