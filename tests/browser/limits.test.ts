import { PERMISSIONS } from '../../contracts/permissions';
import { inspectSettingsPage } from '../support/browser/inspection';
import { LANGUAGES, textsIn } from '../support/browser/languages';
import { choose, field, logIn, openPanel, rowWith, save } from '../support/browser/panel';
import { openStage } from '../support/browser/stage';
import { createStory } from '../support/browser/story';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const PATH = '/settings/commerce-payments/limits';

describe.each(LANGUAGES)('tokens and refund limits, in %s', (language) => {
  const text = textsIn(language);
  const token = `refunder ${language} ${Date.now().toString(36)}`;
  let admin: Visitor;
  const step = createStory(() => [admin]);

  beforeAll(async () => {
    await stage.people.api.post('/admin/api-tokens', {
      ...{ name: token, description: '', type: 'custom', lifespan: null },
      permissions: ['plugin::commerce-payments.order.create', 'plugin::commerce-payments.refund.create'],
    });
    admin = await openVisitor(stage.browser, ready, language);
    await logIn(admin, ready, await stage.people.withRole(language, 'strapi-super-admin'));
  });

  afterAll(async () => {
    await admin?.leave();
  });

  const openDialog = async () => {
    await admin.page.getByRole('button', { name: text('limits.edit', { name: token }) }).click();
    await admin.page.getByRole('heading', { name: text('limits.dialog.title', { name: token }) }).waitFor();
  };

  step('lists what a token can do, that it never ends, and that nothing is limited', async () => {
    await openPanel(admin, ready, PATH);
    expect(await admin.page.locator('main h1').innerText()).toBe(text('limits.title'));
    const row = await rowWith(admin.page, token);
    const words = await row.innerText();
    expect(words).toContain(text('limits.action.refund_create'));
    expect(words).toContain(text('limits.advice.never_expires'));
    expect(words).toContain(text('limits.none'));
    expect(await row.getByRole('link', { name: token }).getAttribute('href')).toMatch(/\/settings\/api-tokens\/\d+$/);
  });

  step('takes amounts of money and nothing else', async () => {
    const { page } = admin;
    await openDialog();
    await field(page, text('limits.per-refund')).fill('5000.5');
    await page.getByText(text('amount.problem.fraction')).waitFor();
    expect(await page.getByRole('button', { name: text('save'), exact: true }).isDisabled()).toBe(true);
    await field(page, text('limits.per-refund')).fill('50,000');
    await field(page, text('limits.per-day')).fill('300000');
    expect(await inspectSettingsPage(page, `${language}/limits-dialog`)).toEqual([]);
    await save(admin);
    const row = await rowWith(page, token);
    await row.getByText(text('limits.per-refund.value', { amount: '₩50,000' })).waitFor();
    await row.getByText(text('limits.per-day.value', { amount: '₩300,000' })).waitFor();
    await row.getByText(text('limits.used-today', { amount: '₩0' })).waitFor();
  });

  step('has limits of its own for each currency, and shows those that are set when it opens again', async () => {
    const { page } = admin;
    await openDialog();
    expect(await field(page, text('limits.per-refund')).inputValue()).toBe('₩50,000');
    await choose(page, text('limits.currency.label'), 'USD');
    await field(page, text('limits.per-refund')).fill('19.99');
    await save(admin);
    const row = await rowWith(page, token);
    await row.getByText(/19\.99/).waitFor();
    expect(await row.innerText()).toContain('₩50,000');
  });

  step('is for everybody’s eyes and ears', async () => {
    await openPanel(admin, ready, PATH);
    await rowWith(admin.page, token);
    expect(await inspectSettingsPage(admin.page, `${language}/limits`)).toEqual([]);
  });

  step('shows who may only read no button', async () => {
    const reader = await openVisitor(stage.browser, ready, language);
    await logIn(reader, ready, await stage.people.withRights(language, [PERMISSIONS.settingsRead]));
    await openPanel(reader, ready, PATH);
    await rowWith(reader.page, token);
    expect(await reader.page.getByRole('button', { name: text('limits.edit', { name: token }) }).count()).toBe(0);
    await reader.leave();
  });
});
