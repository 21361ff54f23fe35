import { PERMISSIONS } from '../../contracts/permissions';
import type { ShopSettingsView } from '../../contracts/shop-settings';
import { defaultShopSettings } from '../../server/src/domain/shop-settings';
import { DEFAULT_REFUND_REASONS } from '../../contracts/default-refund-reasons';
import { inspectSettingsPage } from '../support/browser/inspection';
import { LANGUAGES, textsIn } from '../support/browser/languages';
import { choose, field, logIn, openPanel, save } from '../support/browser/panel';
import { openStage } from '../support/browser/stage';
import { createStory } from '../support/browser/story';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const PATH = '/settings/commerce-payments/shop';
const AT = '/commerce-payments/shop-settings';

/** Over the API, as somebody else would. */
const saveElsewhere = async (change: object = {}): Promise<void> => {
  const { version } = await stage.people.api.get<ShopSettingsView>(AT);
  await stage.people.api.put(AT, { data: { ...defaultShopSettings(), ...change, version } });
};

// Other pages show times in the shop's zone.
afterAll(() => saveElsewhere());

describe.each(LANGUAGES)('the shop’s settings, in %s', (language) => {
  const text = textsIn(language);
  let admin: Visitor;
  const step = createStory(() => [admin]);
  const isDisabled = (label: string) => field(admin.page, label).isDisabled();
  const reasons = () => field(admin.page, text('shop.reasons.label'));
  const expires = () => field(admin.page, text('shop.expires.label'));
  const addresses = () => field(admin.page, text('shop.mail.to'));

  beforeAll(async () => {
    await saveElsewhere();
    admin = await openVisitor(stage.browser, ready, language);
    await logIn(admin, ready, await stage.people.withRole(language, 'strapi-super-admin'));
  });

  afterAll(async () => {
    await admin?.leave();
  });

  step('start with what holds until somebody sets something', async () => {
    await openPanel(admin, ready, PATH);
    const { page } = admin;
    expect(await page.locator('main h1').innerText()).toBe(text('shop.title'));
    expect(await page.getByRole('combobox', { name: text('shop.time-zone.label') }).innerText()).toBe('Asia/Seoul');
    expect(await expires().inputValue()).toBe('60');
    expect(await reasons().inputValue()).toBe(DEFAULT_REFUND_REASONS[language].join('\n'));
    await page.getByText(text('shop.mail.test.nobody')).waitFor();
    expect(await page.getByRole('button', { name: text('save'), exact: true }).isDisabled()).toBe(true);
    expect(await inspectSettingsPage(page, `${language}/shop-settings`)).toEqual([]);
  });

  step('say what is wrong beside the field, and save nothing of it', async () => {
    const { page } = admin;
    await expires().fill('0');
    await page.getByText(text('shop.problem.not_whole')).waitFor();
    await addresses().fill('nobody');
    await page.getByText(text('shop.problem.not_an_address')).waitFor();
    expect(await inspectSettingsPage(page, `${language}/shop-settings-wrong`)).toEqual([]);
    await save(admin);
    await page.getByText(text('shop.refused')).waitFor();
  });

  step('are saved, and still there after a reload', async () => {
    const { page } = admin;
    await expires().fill('30');
    await addresses().fill('owner@example.com\nclerk@example.com');
    await reasons().fill('하나\n둘');
    await choose(page, text('shop.mail.language'), text('shop.mail.language.en'));
    await page.getByRole('checkbox', { name: text('shop.mail.kind.daily') }).click();
    await page.getByText(text('shop.mail.test.save-first')).waitFor();
    await save(admin);
    await page.getByText(text('shop.saved')).waitFor();
    await openPanel(admin, ready, PATH);
    expect(await expires().inputValue()).toBe('30');
    expect(await addresses().inputValue()).toBe('owner@example.com\nclerk@example.com');
    expect(await reasons().inputValue()).toBe('하나\n둘');
    expect(await page.getByRole('checkbox', { name: text('shop.mail.kind.daily') }).isChecked()).toBe(false);
  });

  step('a test e-mail says how many were taken', async () => {
    const { page } = admin;
    // Nothing leaves the test: what Strapi's plugin does with an e-mail is not ours.
    await page.route('**/shop-settings/test-mail', (route) => route.fulfill({ json: { data: { to: 2 } } }));
    await page.getByRole('button', { name: text('shop.mail.test') }).click();
    await page.getByText(language === 'ko' ? '2개 주소로 보냈습니다.' : 'Sent to 2 addresses.').waitFor();
  });

  step('overwrite nothing that somebody else saved meanwhile', async () => {
    const { page } = admin;
    await saveElsewhere({ orderExpiresInMinutes: 45 });
    await expires().fill('50');
    await save(admin);
    await page.getByText(text('shop.outdated.title')).waitFor();
    await page.getByRole('button', { name: text('outdated.reload') }).click();
    await page.getByText(text('shop.outdated.title')).waitFor({ state: 'detached' });
    await page.waitForFunction(
      () =>
        document.querySelector<HTMLInputElement>('[name=orderExpiresInMinutes], #orderExpiresInMinutes')?.value === '45'
    );
  });

  step('are shown to who may only read, and changed by nobody else', async () => {
    const reader = await openVisitor(stage.browser, ready, language);
    await logIn(reader, ready, await stage.people.withRights(language, [PERMISSIONS.settingsRead]));
    await openPanel(reader, ready, PATH);
    expect(await field(reader.page, text('shop.expires.label')).isDisabled()).toBe(true);
    expect(await reader.page.getByRole('button', { name: text('save'), exact: true }).count()).toBe(0);
    expect(await reader.page.getByRole('button', { name: text('shop.mail.test') }).count()).toBe(0);
    await reader.leave();
    expect(await isDisabled(text('shop.expires.label'))).toBe(false);
  });

  step('are closed to an editor, who sees no link and finds no page', async () => {
    const editor = await openVisitor(stage.browser, ready, language);
    await logIn(editor, ready, await stage.people.withRole(language, 'strapi-editor'));
    await openPanel(editor, ready, '/settings/application-infos').catch(() => undefined);
    expect(await editor.page.locator(`a[href*="commerce-payments/shop"]`).count()).toBe(0);
    editor.watch.expectStatus(403);
    await editor.page.goto(`${ready.admin}${PATH}`);
    await editor.page.locator('main').waitFor();
    expect(await editor.page.getByText(text('shop.expires.label')).count()).toBe(0);
    await editor.leave();
  });
});
