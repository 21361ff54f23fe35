import { createBuyer, type Bought } from '../support/browser/buyer';
import { inspectPhonePage } from '../support/browser/inspection';
import { LANGUAGES, STRAPI_WORDS, textsIn } from '../support/browser/languages';
import { logIn, settled } from '../support/browser/panel';
import { openStage } from '../support/browser/stage';
import { createStory } from '../support/browser/story';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const buyer = createBuyer(ready);

const APP = '/plugins/commerce-payments';
const PAGES = ['overview', 'payments', 'webhooks', 'problems'] as const;

describe.each(LANGUAGES)('the panel on a phone, in %s', (language) => {
  const text = textsIn(language);
  let person: Visitor;
  let bought: Bought;
  const step = createStory(() => [person]);
  const link = (name: string) => person.page.locator('main').getByRole('link', { name, exact: true });
  const inspect = (name: string) => inspectPhonePage(person.page, `${language}/phone-${name}`);

  const isAt = async (path: string): Promise<void> => {
    await person.page.waitForURL((url) => url.pathname === new URL(`${ready.admin}${APP}${path}`).pathname);
    await settled(person.page);
  };
  const goBack = () =>
    person.page.getByRole('link', { name: STRAPI_WORDS[language].back, exact: true }).first().click();

  beforeAll(async () => {
    bought = await buyer.buy();
    person = await openVisitor(stage.browser, ready, language, 'phone');
    await logIn(person, ready, await stage.people.withRole(language, 'strapi-super-admin'));
  });

  afterAll(async () => {
    await person?.leave();
    expect([person?.watch.foreign(), person?.watch.complaints()]).toEqual([[], []]);
  });

  step('shows our pages one below the other, where the side menu has no room', async () => {
    await person.page.goto(`${ready.admin}${APP}`);
    for (const page of PAGES) await link(text(`${page}.title`)).waitFor();
    expect(await inspect('menu')).toEqual([]);
  });

  step('leads to each of them and back', async () => {
    for (const page of PAGES) {
      await link(text(`${page}.title`)).click();
      await isAt(`/${page}`);
      expect(await inspect(page)).toEqual([]);
      await goBack();
      await link(text('overview.title')).waitFor();
    }
  });

  step('leads from the list to one payment, and back to the list', async () => {
    await link(text('payments.title')).click();
    await isAt('/payments');
    await person.page.locator(`main a[href*="${bought.paymentKey}"]`).first().click();
    await isAt(`/payments/${bought.paymentKey}`);
    expect(await inspect('payment')).toEqual([]);
    await goBack();
    await isAt('/payments');
  });

  step('leads a person who typed the address of a page to the others', async () => {
    await person.page.goto(`${ready.admin}${APP}/problems`);
    await isAt('/problems');
    await goBack();
    await link(text('overview.title')).waitFor();
  });
});
