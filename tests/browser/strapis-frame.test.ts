import { createBuyer } from '../support/browser/buyer';
import { everyFinding, type Met } from '../support/browser/every-finding';
import { STRAPI_WORDS } from '../support/browser/languages';
import { logIn, openList, openPanel, settled } from '../support/browser/panel';
import { openStage } from '../support/browser/stage';
import { FRAME_PLACES, STRAPIS_FINDINGS, type FramePlace } from '../support/browser/strapis-findings';
import { openVisitor, SCREENS, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;

const PATHS: Partial<Record<FramePlace, string>> = {
  home: '/',
  page: '/plugins/commerce-payments/problems',
  settings: '/settings/commerce-payments/keys',
};
const ON_PHONE: Partial<Record<FramePlace, FramePlace>> = { page: 'page-phone', settings: 'settings-phone' };

let person: Visitor;
const asked: FramePlace[] = [];
const met: Met[] = [];

const ask = async (place: FramePlace): Promise<void> => {
  const { page } = person;
  await page.waitForLoadState('networkidle');
  asked.push(place);
  met.push(...(await everyFinding(page, place)));
  const phone = ON_PHONE[place];
  if (phone === undefined) return;
  await page.setViewportSize(SCREENS.phone);
  await page.getByRole('link', { name: STRAPI_WORDS.ko.back, exact: true }).first().waitFor();
  await ask(phone);
  await page.setViewportSize(SCREENS.desk);
};

/** Opens the document of the list's first row, as if its address had been typed: then the network tells when it is whole. */
const openFirst = async (): Promise<void> => {
  const { page } = person;
  await page.locator('main tbody tr').first().locator('td').nth(1).click();
  await page.waitForURL(/collection-types\/[^/]+\/[a-z0-9]{20,}/);
  await page.reload();
  await page.locator('main form').first().waitFor();
  await settled(page);
};

beforeAll(async () => {
  await createBuyer(ready).buy();
  person = await openVisitor(stage.browser, ready, 'ko');
  await person.page.goto(`${ready.admin}/auth/login`);
  await person.page.locator('input[name=email]').waitFor();
  await ask('login');
  await logIn(person, ready, await stage.people.withRole('ko', 'strapi-super-admin'));
  for (const [place, path] of Object.entries(PATHS)) {
    await openPanel(person, ready, path);
    await ask(place as FramePlace);
  }
  await openList(person, ready, 'order');
  await ask('list');
  await openFirst();
  await ask('order');
  await openList(person, ready, 'product', 'MAY-COFFEE-200');
  await openFirst();
  await ask('product');
});

afterAll(async () => {
  await person?.leave();
});

it('is asked about in every place of the list', () => {
  expect([...asked].sort()).toEqual([...FRAME_PLACES].sort());
});

it('fails axe, however little, nowhere but where the list of Strapi’s findings says so', () => {
  expect(met.filter(({ listed }) => listed === undefined)).toEqual([]);
});

it.each(STRAPIS_FINDINGS.map((finding) => [finding.rule, finding.places.join(', '), finding] as const))(
  'still fails %s: %s',
  (_rule, _places, finding) => {
    const found = met.filter(({ listed }) => listed === finding).map(({ place }) => place);
    expect([...new Set(found)].sort()).toEqual([...finding.places].sort());
  }
);
