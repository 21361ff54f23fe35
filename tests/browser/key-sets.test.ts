import { LANGUAGES, textsIn, type Language } from '../support/browser/languages';
import { choose, field, logIn, openKeySets, openPanel, rowWith, save } from '../support/browser/panel';
import { shoot } from '../support/browser/screenshots';
import { checkOut, goToWindow, inWindow, outcome, SEEDED } from '../support/browser/shop';
import { openStage } from '../support/browser/stage';
import { createStory } from '../support/browser/story';
import { API, createTossControls, makeKeys, WIDGET } from '../support/browser/toss';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const toss = createTossControls(ready);

const KEY_SET: Record<Language, string> = { ko: '브라우저', en: 'Browser' };

describe.each(LANGUAGES)('the keys of a shop, in %s', (language) => {
  const text = textsIn(language);
  const keys = makeKeys(WIDGET);
  const keySetName = `${KEY_SET[language]} ${Date.now().toString(36).slice(-5)}`;
  let admin: Visitor;
  let buyer: Visitor;
  const step = createStory(() => [admin, buyer]);

  beforeAll(async () => {
    await toss.addShop(keys, 'widget');
    admin = await openVisitor(stage.browser, ready, language);
    buyer = await openVisitor(stage.browser, ready, language);
  });

  afterAll(async () => {
    await admin?.leave();
    await buyer?.leave();
  });

  step('lets the administrator in through the login page, in their language', async () => {
    await logIn(admin, ready, await stage.people.withRole(language, 'strapi-super-admin'));
    expect(await admin.page.locator('html').getAttribute('lang')).toBe(language);
    await openKeySets(admin, ready);
    expect(await admin.page.locator('main h1').innerText()).toBe(text('key-sets.title'));
  });

  step('says as a key is typed that test and live are mixed, or widget and API keys', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: text('key-sets.new') }).click();
    await field(page, text('key-set.name.label')).fill(keySetName);
    const clientKey = field(page, text('key-set.client-key.label'));
    const secretKey = page.locator('input[name=secretKey]');
    const said = (words: string) => page.getByText(words, { exact: true }).waitFor();

    await clientKey.fill(makeKeys({ client: 'live_gck_', secret: 'live_gsk_' }).clientKey);
    await said(text('field-error.INVALID_API_KEY'));
    await clientKey.fill(keys.clientKey);
    expect(await page.getByText(text('field-error.INVALID_API_KEY'), { exact: true }).count()).toBe(0);

    await secretKey.fill(makeKeys(API).secretKey);
    await said(text('field-error.NOT_SUPPORTED_API_INDIVIDUAL_KEY'));
    await shoot(page, `${language}/key-set-with-mistake`);
  });

  step('does not save the mistake, and puts the cursor where it is', async () => {
    const { page } = admin;
    await save(admin);
    await page.locator('input[name=secretKey]:focus').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/\/keys\/new$/);
  });

  step('keeps the key set once its keys fit, and never shows the secret again', async () => {
    const { page } = admin;
    await page.locator('input[name=secretKey]').fill(keys.secretKey);
    await save(admin);
    await page.waitForURL(({ pathname }) => !pathname.endsWith('/new'));
    await page.getByRole('heading', { name: keySetName }).waitFor();
    expect(await page.locator('input[type=password]').count()).toBe(0);
    await page
      .getByRole('table')
      .getByText(`•••• ${keys.secretKey.slice(-4)}`, { exact: true })
      .waitFor();
    await openKeySets(admin, ready);
    const row = await rowWith(page, keySetName);
    expect(await row.innerText()).toContain(`•••• ${keys.secretKey.slice(-4)}`);
    expect(await page.content()).not.toContain(keys.secretKey);
  });

  step('verifies the key set and says in words what came of it', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: keySetName, exact: true }).click();
    await page.getByRole('button', { name: text('key-set.verify'), exact: true }).click();
    await page.locator('main').getByText(text('verified.good'), { exact: true }).waitFor();
    await page.locator('main').getByText(text('verification.good')).waitFor();
    await shoot(page, `${language}/key-set-verified`);
  });

  step('sells with the verified key set from now on', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: text('key-set.make-default'), exact: true }).click();
    await page.getByText(text('key-set.state.default'), { exact: true }).waitFor();

    await checkOut(buyer, ready, { product: SEEDED.coffee[language] });
    const orderId = await goToWindow(buyer, ready);
    await inWindow(buyer).approve();
    await outcome(buyer.page, 'paid').waitFor();
    expect(await toss.ledgerOf(orderId)).toMatchObject([{ clientKey: keys.clientKey }]);
  });

  step('says of keys that the provider does not know what to do about them', async () => {
    const { page } = admin;
    const unknown = makeKeys(API);
    await openPanel(admin, ready, '/settings/commerce-payments/keys/new');
    await field(page, text('key-set.name.label')).fill(`${keySetName} API`);
    await choose(page, text('key-set.kind.label'), text('kind.api'));
    await field(page, text('key-set.client-key.label')).fill(unknown.clientKey);
    await page.locator('input[name=secretKey]').fill(unknown.secretKey);
    await save(admin);
    await page.waitForURL(({ pathname }) => !pathname.endsWith('/new'));
    await page.getByRole('button', { name: text('key-set.verify'), exact: true }).click();
    await page.locator('main').getByText(text('verification.unknown_key')).waitFor();
    await page.locator('main').getByText(text('verified.unknown_key'), { exact: true }).waitFor();
  });

  step('asked no other host for anything, and left the console clean', () => {
    expect([...admin.watch.foreign(), ...buyer.watch.foreign()]).toEqual([]);
    expect([...admin.watch.complaints(), ...buyer.watch.complaints()]).toEqual([]);
  });
});
