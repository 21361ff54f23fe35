import { PERMISSIONS } from '../../contracts/permissions';
import { createBuyer } from '../support/browser/buyer';
import { LANGUAGES, textsIn, type Language } from '../support/browser/languages';
import { logIn, openPanel } from '../support/browser/panel';
import { openStage } from '../support/browser/stage';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const PAGE = '/plugins/commerce-payments/payments';

const NO_RIGHT: Record<Language, RegExp> = { ko: /권한이 없습니다/, en: /don't have the permissions/i };

beforeAll(async () => {
  await createBuyer(ready).buy();
});

describe.each(LANGUAGES)('who may see the list of payments, in %s', (language) => {
  const text = textsIn(language);
  let person: Visitor | undefined;

  const enter = async (rights: readonly string[] | 'editor'): Promise<Visitor> => {
    person = await openVisitor(stage.browser, ready, language);
    const { withRights, withRole } = stage.people;
    const account = rights === 'editor' ? withRole(language, 'strapi-editor') : withRights(language, rights);
    await logIn(person, ready, await account);
    return person;
  };

  afterEach(async () => {
    await person?.leave();
  });

  it.each([
    ['who may read payments', [PERMISSIONS.paymentsRead]],
    ['who may refund as well', [PERMISSIONS.paymentsRead, PERMISSIONS.refundsCreate]],
  ])('a person %s sees it, and may take it away', async (_name, rights) => {
    const { page } = await enter(rights);
    await openPanel(person as Visitor, ready, PAGE);
    await page.locator('main tbody tr').first().waitFor();
    await page.getByRole('button', { name: text('payments.export'), exact: true }).waitFor();
  });

  it('an editor has no way there, and is told so', async () => {
    const { page } = await enter('editor');
    expect(await page.locator('nav a[href*="/plugins/commerce-payments"]').count()).toBe(0);
    await page.goto(`${ready.admin}${PAGE}`);
    await page.getByText(NO_RIGHT[language]).waitFor();
  });
});
