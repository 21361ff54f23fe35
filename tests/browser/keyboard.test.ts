import { PERMISSIONS } from '../../contracts/permissions';
import { createBuyer, type Bought } from '../support/browser/buyer';
import { hasFocus, walkTo } from '../support/browser/keyboard';
import { LANGUAGES, textsIn } from '../support/browser/languages';
import { logIn, openPanel } from '../support/browser/panel';
import { openStage } from '../support/browser/stage';
import { createStory } from '../support/browser/story';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const buyer = createBuyer(ready);

const APP = '/plugins/commerce-payments';
const CHART = 'main figure svg[aria-label]';
/** More than a dialog has to stop at. */
const ROUND = 25;

describe.each(LANGUAGES)('a person without a mouse, in %s', (language) => {
  const text = textsIn(language);
  let person: Visitor;
  let bought: Bought;
  const step = createStory(() => [person]);
  const button = (name: string) => person.page.locator('main').getByRole('button', { name, exact: true }).first();
  const press = (key: string) => person.page.keyboard.press(key);
  const dialog = () => person.page.getByRole('dialog');

  beforeAll(async () => {
    bought = await buyer.buy();
    person = await openVisitor(stage.browser, ready, language);
    const rights = [PERMISSIONS.paymentsRead, PERMISSIONS.refundsCreate];
    await logIn(person, ready, await stage.people.withRights(language, rights));
  });

  afterAll(async () => {
    await person?.leave();
  });

  step('reads the chart as a table, and goes back to the chart', async () => {
    const { page } = person;
    await openPanel(person, ready, `${APP}/overview?span=7`);
    await page.locator(CHART).waitFor();
    const toggle = button(text('overview.chart.table'));
    await walkTo(page, toggle);
    await press('Space');
    await page.locator(CHART).waitFor({ state: 'detached' });
    expect(await page.locator('main figure tbody tr').count()).toBe(7);
    expect([await toggle.getAttribute('aria-pressed'), await hasFocus(toggle)]).toEqual(['true', true]);
    await press('Enter');
    await page.locator(CHART).waitFor();
  });

  step('goes from the list to a payment', async () => {
    const { page } = person;
    await openPanel(person, ready, `${APP}/payments?q=${bought.paymentKey}`);
    // As in every table of Strapi's: Tab leads into it, the arrows from cell to cell.
    await page.locator('main tbody tr').getByRole('link').first().waitFor();
    await walkTo(page, page.locator('main thead button').first());
    await press('ArrowDown');
    await press('ArrowRight');
    expect(await hasFocus(page.locator('main tbody tr').getByRole('link').first())).toBe(true);
    await press('Enter');
    await page.waitForURL(({ pathname }) => pathname.endsWith(`/payments/${bought.paymentKey}`));
  });

  step('opens the refund dialog, does not fall out of it, and is where it was when it closes', async () => {
    const { page } = person;
    const open = button(text('refund.open'));
    await walkTo(page, open);
    await press('Enter');
    await dialog().getByText(text('refund.figure.paid')).first().waitFor();
    for (let steps = 0; steps < ROUND; steps += 1) {
      await press('Tab');
      expect(await dialog().locator(':focus').count()).toBe(1);
    }
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await open.and(page.locator(':focus')).waitFor();
  });
});
