import { PERMISSIONS } from '../../contracts/permissions';
import { inspectSettingsPage } from '../support/browser/inspection';
import { LANGUAGES, textsIn } from '../support/browser/languages';
import { logIn, openPanel } from '../support/browser/panel';
import { openStage } from '../support/browser/stage';
import { createStory } from '../support/browser/story';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const PATH = '/plugins/commerce-payments/overview';

describe.each(LANGUAGES)('the first steps, in %s', (language) => {
  const text = textsIn(language);
  let admin: Visitor;
  const step = createStory(() => [admin]);
  const title = () => admin.page.getByRole('heading', { name: text('first-steps.title') });
  const live = () => admin.page.getByText(text('first-steps.group.live'));

  beforeAll(async () => {
    admin = await openVisitor(stage.browser, ready, language);
    await logIn(admin, ready, await stage.people.withRole(language, 'strapi-super-admin'));
  });

  afterAll(async () => {
    await admin?.leave();
  });

  step('stand on the overview, what is done in green and what is open with a way', async () => {
    await openPanel(admin, ready, PATH);
    await title().waitFor();
    const { page } = admin;
    const vault = page.getByRole('listitem').filter({ hasText: text('first-steps.vault.title') });
    expect(await vault.innerText()).toContain(text('first-steps.done'));
    const https = page.getByRole('listitem').filter({ hasText: text('first-steps.https.title') });
    expect(await https.innerText()).toContain(text('first-steps.https.hint'));
    expect(await https.getByRole('link').getAttribute('href')).toMatch(/\/settings\/commerce-payments\/environment$/);
    expect(await inspectSettingsPage(page, `${language}/first-steps`)).toEqual([]);
  });

  step('are folded, and stay so', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: text('first-steps.fold') }).click();
    await live().waitFor({ state: 'detached' });
    await openPanel(admin, ready, PATH);
    await title().waitFor();
    expect(await live().count()).toBe(0);
    await page.getByRole('button', { name: text('first-steps.unfold') }).click();
    await live().waitFor();
  });

  step('lead to where a step is done', async () => {
    const { page } = admin;
    await page
      .getByRole('link', { name: text('first-steps.live_keys.link') })
      .first()
      .click();
    await page.waitForURL(/\/settings\/commerce-payments\/keys/);
  });

  step('are nothing for who only looks after payments', async () => {
    const clerk = await openVisitor(stage.browser, ready, language);
    await logIn(clerk, ready, await stage.people.withRights(language, [PERMISSIONS.paymentsRead]));
    await openPanel(clerk, ready, PATH);
    expect(await clerk.page.getByText(text('first-steps.title')).count()).toBe(0);
    await clerk.leave();
  });
});
