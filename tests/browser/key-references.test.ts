import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

import { createPeople, type People } from '../support/browser/accounts';
import { startChromium } from '../support/browser/chrome';
import { inspectDialog, inspectSettingsPage } from '../support/browser/inspection';
import { button, dialogOf, listKeySets, masked, openKeySet, slotRow } from '../support/browser/key-page';
import { LANGUAGES, textsIn } from '../support/browser/languages';
import { choose, field, logIn, openKeySets, openPanel, rowWith, save } from '../support/browser/panel';
import { readReady, startPlayground, type Ready } from '../support/browser/playground.mjs';
import { createStory } from '../support/browser/story';
import { API, createTossControls, makeKeys, WIDGET } from '../support/browser/toss';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const ROOT = join(__dirname, '../..');
const UNPROCESSABLE = 422;
const UNAVAILABLE = 503;
type Title = 'attention.missing.title' | 'attention.unusable.title';
type Why = 'field-error.REFERENCE_MISSING' | 'field-error.NOT_A_KEY';
const securityKey = (): string => randomBytes(32).toString('hex');

const declared = makeKeys(API);
const emptied = makeKeys(WIDGET);
const garbled = makeKeys(WIDGET);
const typed = { ko: makeKeys(API), en: makeKeys(API) };

/** What the server's environment holds; `SHOP_EMPTY` is not there, and `SHOP_GARBLED` is no key. */
const VARIABLES = {
  SHOP_SECRET: declared.secretKey,
  SHOP_SECURITY: securityKey(),
  SHOP_GARBLED: 'not a key at all',
  SHOP_TYPED_KO: typed.ko.secretKey,
  SHOP_TYPED_EN: typed.en.secretKey,
};
const DECLARED = [
  {
    ...{ name: 'Config', environment: 'test', kind: 'api', isDefault: false, mid: 'configshop' },
    ...{ clientKey: declared.clientKey, secretKey: 'env:SHOP_SECRET', securityKey: 'env:SHOP_SECURITY' },
  },
  {
    ...{ name: 'Config empty', environment: 'test', kind: 'widget', isDefault: false },
    ...{ clientKey: emptied.clientKey, secretKey: 'env:SHOP_EMPTY' },
  },
  {
    ...{ name: 'Config garbled', environment: 'test', kind: 'widget', isDefault: false },
    ...{ clientKey: garbled.clientKey, secretKey: 'env:SHOP_GARBLED' },
  },
];

let browser: Browser;
let people: People;
let ready: Ready;
let stop: (() => Promise<void>) | undefined;
const ids: Record<string, string> = {};

beforeAll(async () => {
  browser = await startChromium();
  const env = { ...VARIABLES, COMMERCE_KEY_SETS: JSON.stringify(DECLARED) };
  const playground = await startPlayground(ROOT, { env });
  stop = playground.stop;
  ready = readReady(playground.readyFile);
  people = await createPeople(ready);
  const toss = createTossControls(ready);
  for (const keys of [declared, typed.ko, typed.en]) await toss.addShop(keys, 'api');
  for (const { name, id } of await listKeySets(people)) ids[name] = id;
});

afterAll(async () => {
  await browser?.close();
  await stop?.();
});

describe.each(LANGUAGES)('keys that are kept elsewhere, in %s', (language) => {
  const text = textsIn(language);
  const reference = `env:SHOP_TYPED_${language.toUpperCase()}`;
  const name = `Typed ${language}`;
  let admin: Visitor;
  const step = createStory(() => [admin]);
  const secret = () => admin.page.locator('input[name=secretKey]');
  const said = (words: string) => admin.page.getByText(words, { exact: true }).first().waitFor();
  const settings = (shot: string) => inspectSettingsPage(admin.page, `${language}/${shot}`);

  beforeAll(async () => {
    admin = await openVisitor(browser, ready, language);
    for (const status of [UNPROCESSABLE, UNAVAILABLE]) admin.watch.expectStatus(status);
    await logIn(admin, ready, await people.withRole(language, 'strapi-super-admin'));
  });

  afterAll(async () => {
    await admin?.leave();
  });

  step('a reference that cannot be one, or leads to nothing, is refused beside its field', async () => {
    const { page } = admin;
    await openPanel(admin, ready, '/settings/commerce-payments/keys/new');
    await field(page, text('key-set.name.label')).fill(name);
    await choose(page, text('key-set.kind.label'), text('kind.api'));
    await field(page, text('key-set.client-key.label')).fill(typed[language].clientKey);
    await secret().fill('env:STRAPI_ADMIN_TOSS');
    await said(text('field-error.REFERENCE_INVALID'));
    await secret().fill('env:SHOP_EMPTY');
    await save(admin);
    await said(text('field-error.REFERENCE_MISSING'));
    await page.locator('input[name=secretKey]:focus').waitFor();
    expect(await settings('reference-missing')).toEqual([]);
  });

  step('a good one is kept as a reference: shown as such, locked, and tried at Toss', async () => {
    const { page } = admin;
    await secret().fill(reference);
    await save(admin);
    await page.waitForURL(({ pathname }) => !pathname.endsWith('/new'));
    ids[name] = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await slotRow(page, text('slot.present')).getByText(reference, { exact: true }).waitFor();
    const locked = page.getByRole('textbox', { name: text('reference.label') });
    expect([await locked.inputValue(), await locked.isDisabled()]).toEqual([reference, true]);
    await page.locator('main').getByText(text('verified.good'), { exact: true }).waitFor();
    expect(await page.content()).not.toContain(typed[language].secretKey);
    expect(await settings('key-set-reference')).toEqual([]);
  });

  step('the rotation dialog says of a reference that leads to nothing that nothing was changed', async () => {
    const { page } = admin;
    await button(page.locator('main'), text('secret.secret.rotate')).click();
    await dialogOf(page).locator('input[type=password]').fill('env:SHOP_EMPTY');
    await button(dialogOf(page), text('rotation.send.secret')).click();
    await dialogOf(page).getByText(text('field-error.REFERENCE_MISSING')).waitFor();
    expect(await inspectDialog(page, `${language}/rotation-reference`)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialogOf(page).waitFor({ state: 'detached' });
    await slotRow(page, text('slot.present')).getByText(reference, { exact: true }).waitFor();
  });

  step('security keys have slots of their own: added, rotated, taken back, retired', async () => {
    const { page } = admin;
    const keys = [securityKey(), securityKey()] as const;
    const main = page.locator('main');
    const table = () => page.getByRole('table', { name: text('secret.security.title') });
    const rotate = async (open: string, key: string) => {
      await button(main, open).click();
      await dialogOf(page).locator('input[type=password]').fill(key);
      await button(dialogOf(page), text('rotation.send.security')).click();
      await dialogOf(page)
        .getByRole('heading', { name: text('rotation.done.security') })
        .waitFor();
      if (key === keys[1]) expect(await inspectDialog(page, `${language}/security-rotated`)).toEqual([]);
      await button(dialogOf(page).locator('footer'), text('close')).click();
      await dialogOf(page).waitFor({ state: 'detached' });
    };
    const present = (key: string) =>
      table()
        .getByRole('row')
        .filter({ hasText: text('slot.present') })
        .getByText(masked(key))
        .waitFor();
    await rotate(text('secret.security.add'), keys[0]);
    await present(keys[0]);
    await rotate(text('secret.security.rotate'), keys[1]);
    await present(keys[1]);
    expect(await settings('security-key-slots')).toEqual([]);
    await button(table(), text('promote.action')).click();
    await button(dialogOf(page), text('promote.action')).click();
    await present(keys[0]);
    await button(table(), text('retire.action')).click();
    await dialogOf(page)
      .getByText(text('retire.body.security', { present: masked(keys[0]) }))
      .waitFor();
    await dialogOf(page)
      .getByRole('radio', { name: text('retire.when.now') })
      .check();
    await button(dialogOf(page), text('retire.now')).click();
    await dialogOf(page).waitFor({ state: 'detached' });
    await table().getByText(masked(keys[1])).waitFor({ state: 'detached' });
    for (const key of keys) expect(await page.content()).not.toContain(key);
  });

  step('the list marks what the config looks after, and names the variables that hold no key', async () => {
    const { page } = admin;
    await openKeySets(admin, ready);
    const words = await (await rowWith(page, declared.clientKey)).innerText();
    expect(words).toContain(text('key-set.managed'));
    expect(words).toContain('env:SHOP_SECRET');
    expect(await (await rowWith(page, emptied.clientKey)).innerText()).toContain(text('trouble.missing'));
    expect(await (await rowWith(page, garbled.clientKey)).innerText()).toContain(text('trouble.unusable'));
    expect(await settings('key-sets-managed')).toEqual([]);
  });

  step('a set of the config is locked, but for the emergency, which stops new orders and lets them go on', async () => {
    const { page } = admin;
    await openKeySet(admin, ready, ids['Config'] ?? '');
    await said(text('key-set.managed.hint'));
    const main = page.locator('main');
    expect(await main.locator('input:enabled').count()).toBe(0);
    const absent = ['save', 'secret.secret.rotate', 'secret.security.rotate', 'key-set.make-default'] as const;
    for (const id of absent) expect(await button(main, text(id)).count()).toBe(0);
    await button(main, text('key-set.verify')).click();
    await main.getByText(text('verified.good'), { exact: true }).waitFor();
    expect(await settings('key-set-managed')).toEqual([]);
    await button(main, text('key-set.disable')).click();
    await button(page.getByRole('alertdialog'), text('key-set.disable')).click();
    await said(text('emergency.stopped'));
    expect((await listKeySets(people)).find(({ id }) => id === ids['Config'])?.isEnabled).toBe(false);
    await button(main, text('key-set.enable')).click();
    await said(text('emergency.hint'));
  });

  const saysWhatIsWrong = async (set: string, title: Title, variable: string, why: Why): Promise<void> => {
    const { page } = admin;
    await openKeySet(admin, ready, ids[set] ?? '');
    await said(text(title, { variable, what: text('secret.secret.what') }));
    const looked = page.waitForResponse((response) => response.url().endsWith('/verify'));
    await button(page.locator('main'), text('attention.verify')).click();
    expect((await looked).status()).toBe(UNAVAILABLE);
    await said(text('error.variable', { variable, why: text(why) }));
    await said(text(title, { variable, what: text('secret.secret.what') }));
    expect(await settings(`key-set-${variable.toLowerCase()}`)).toEqual([]);
  };

  step('a variable that is not there is named, and looked at again when a person says so', () =>
    saysWhatIsWrong('Config empty', 'attention.missing.title', 'SHOP_EMPTY', 'field-error.REFERENCE_MISSING')
  );

  step('so is one that holds something else', () =>
    saysWhatIsWrong('Config garbled', 'attention.unusable.title', 'SHOP_GARBLED', 'field-error.NOT_A_KEY')
  );

  step('asked no other host for anything, and left the console clean', () => {
    expect(admin.watch.foreign()).toEqual([]);
    expect(admin.watch.complaints()).toEqual([]);
  });
});
