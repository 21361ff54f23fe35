import { PERMISSIONS } from '../../contracts/permissions';
import { adminText, fieldText, LANGUAGES, type Language } from '../support/browser/languages';
import { logIn, openKeySets, openPanel, rowWith } from '../support/browser/panel';
import { shoot } from '../support/browser/screenshots';
import { openStage } from '../support/browser/stage';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;

/** Strapi's own words where somebody lacks the right. */
const NO_RIGHT: Record<Language, RegExp> = { ko: /권한이 없습니다/, en: /don't have the permissions/i };
const FORBIDDEN = 403;

describe.each(LANGUAGES)('what a person may see, in %s', (language) => {
  const settings = adminText(language, 'settings.section');
  const orders = fieldText(language, 'Commerce order');
  let person: Visitor | undefined;

  const enter = async (account: { email: string; password: string }): Promise<Visitor> => {
    person = await openVisitor(stage.browser, ready, language);
    await logIn(person, ready, account);
    return person;
  };

  afterEach(async () => {
    const gone = person;
    person = undefined;
    await gone?.leave();
    expect(gone?.watch.foreign()).toEqual([]);
    expect(gone?.watch.complaints()).toEqual([]);
  });

  it('gives an editor the products, and neither settings nor orders', async () => {
    const { page, watch } = await enter(await stage.people.withRole(language, 'strapi-editor'));
    watch.expectStatus(FORBIDDEN);
    await openPanel(person as Visitor, ready, '/content-manager/collection-types/plugin::commerce-payments.product');
    const menu = page.getByRole('navigation');
    await menu.getByRole('link', { name: fieldText(language, 'Commerce product'), exact: true }).waitFor();
    expect(await menu.getByRole('link', { name: orders, exact: true }).count()).toBe(0);
    expect(await page.getByText(adminText(language, 'stock.title'), { exact: true }).count()).toBe(0);
    await shoot(page, `${language}/editor-products`);

    await page.goto(`${ready.admin}/settings`);
    await page.getByRole('navigation').nth(1).waitFor();
    expect(await page.getByText(settings, { exact: true }).count()).toBe(0);
    expect(await page.getByRole('link', { name: adminText(language, 'key-sets.title'), exact: true }).count()).toBe(0);
  });

  it.each(['/settings/commerce-payments/keys', '/settings/commerce-payments/environment'])(
    'tells an editor who types %s that they lack the right',
    async (path) => {
      const { page, watch } = await enter(await stage.people.withRole(language, 'strapi-editor'));
      watch.expectStatus(FORBIDDEN);
      await page.goto(`${ready.admin}${path}`);
      await page.getByText(NO_RIGHT[language]).first().waitFor();
      expect(await page.getByText('test_gck').count()).toBe(0);
    }
  );

  it('shows key sets to who may read them, without a button that changes one', async () => {
    const { page } = await enter(await stage.people.withRights(language, [PERMISSIONS.keysRead]));
    await openKeySets(person as Visitor, ready);
    const [first] = ready.keySets;
    const row = await rowWith(page, first?.clientKey ?? '');
    expect(await page.getByRole('link', { name: adminText(language, 'key-sets.new') }).count()).toBe(0);
    expect(await row.getByRole('button').count()).toBe(0);
    await row.getByRole('link').first().click();
    await page.getByRole('heading', { name: adminText(language, 'key-set.verification.title') }).waitFor();
    expect(await page.locator('main input:enabled').count()).toBe(0);
    for (const id of ['save', 'key-set.verify', 'key-set.disable', 'secret.secret.rotate'] as const) {
      expect(await page.getByRole('button', { name: adminText(language, id), exact: true }).count()).toBe(0);
    }
    expect(await page.locator('main').getByRole('button').count()).toBe(0);
    await shoot(page, `${language}/key-set-read-only`);
  });

  it('lets who may only rotate do that, and nothing else to a key set', async () => {
    const { page } = await enter(
      await stage.people.withRights(language, [PERMISSIONS.keysRead, PERMISSIONS.keysRotate])
    );
    await openKeySets(person as Visitor, ready);
    await (await rowWith(page, ready.keySets[0]?.clientKey ?? '')).getByRole('link').first().click();
    await page.getByRole('button', { name: adminText(language, 'secret.secret.rotate'), exact: true }).waitFor();
    expect(await page.locator('main input:enabled').count()).toBe(0);
    for (const id of ['save', 'key-set.verify', 'key-set.disable', 'key-set.make-default'] as const) {
      expect(await page.getByRole('button', { name: adminText(language, id), exact: true }).count()).toBe(0);
    }
  });
});
