import { PERMISSIONS } from '../../contracts/permissions';
import { createBuyer } from '../support/browser/buyer';
import { thingsFound } from '../support/browser/found-things';
import { fieldText, LANGUAGES, textsIn, type Language } from '../support/browser/languages';
import { logIn } from '../support/browser/panel';
import { shoot } from '../support/browser/screenshots';
import { openStage } from '../support/browser/stage';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const buyer = createBuyer(ready);
const FORBIDDEN = 403;

/** Strapi's own words where somebody lacks the right. */
const NO_RIGHT: Record<Language, RegExp> = { ko: /권한이 없습니다/, en: /don't have the permissions/i };

const APP = '/plugins/commerce-payments';
const { paymentsRead, refundsCreate } = PERMISSIONS;

/** All that a person can find, as `place.thing`; who may more finds more. */
const READER = [
  ...['home.menu', 'home.today'],
  ...['overview.page', 'overview.toOverview', 'overview.toPayments', 'overview.toProblems'],
  ...['payments.page', 'payment.page', 'problems.page'],
];
const REFUNDER = [...READER, 'payment.refund'];
const EVERYTHING = [
  ...REFUNDER,
  'home.health',
  'overview.toWebhooks',
  'webhooks.page',
  'payment.raw',
  'content.orders',
];

const CASES = [
  ['Super Admin', EVERYTHING],
  ['a role that may read payments', READER],
  ['a role that may also refund', REFUNDER],
  ['an editor', []],
] as const;
type Role = (typeof CASES)[number][0];

describe.each(LANGUAGES)('who finds what in the panel, in %s', (language) => {
  const text = textsIn(language);
  let paymentKey: string;

  beforeAll(async () => {
    ({ paymentKey } = await buyer.buy());
  });

  const accountOf = (role: Role) => {
    if (role === 'Super Admin') return stage.people.withRole(language, 'strapi-super-admin');
    if (role === 'an editor') return stage.people.withRole(language, 'strapi-editor');
    const rights = role === 'a role that may read payments' ? [paymentsRead] : [paymentsRead, refundsCreate];
    return stage.people.withRights(language, rights);
  };

  /** Where each thing would be. A page is there when its heading is. */
  const places = ({ page }: Visitor) => {
    const heading = (title: string) =>
      page.locator('main').getByRole('heading', { name: title, exact: true, level: 1 });
    const link = (name: string) => page.getByRole('link', { name, exact: true });
    const button = (name: string) => page.locator('main').getByRole('button', { name, exact: true });
    return {
      home: {
        path: '/',
        things: {
          menu: page.locator(`nav a[href$="${APP}"]`),
          today: page.getByText(text('overview.today'), { exact: true }),
          health: page.getByText(text('health.widget.title'), { exact: true }),
        },
      },
      overview: {
        path: `${APP}/overview`,
        things: {
          page: heading(text('overview.title')),
          toOverview: link(text('overview.title')),
          toPayments: link(text('payments.title')),
          toWebhooks: link(text('webhooks.title')),
          toProblems: link(text('problems.title')),
        },
      },
      payments: { path: `${APP}/payments`, things: { page: heading(text('payments.title')) } },
      payment: {
        path: `${APP}/payments/${paymentKey}`,
        things: {
          page: page.locator('main').getByText(text('timeline.title'), { exact: true }),
          refund: button(text('refund.open')),
          raw: button(text('raw.open')),
        },
      },
      webhooks: { path: `${APP}/webhooks`, things: { page: heading(text('webhooks.title')) } },
      problems: { path: `${APP}/problems`, things: { page: heading(text('problems.title')) } },
      content: {
        path: '/content-manager',
        things: { orders: page.getByRole('link', { name: fieldText(language, 'Commerce order'), exact: true }) },
      },
    };
  };

  const foundBy = async (person: Visitor, expected: readonly string[]): Promise<string[]> => {
    const found: string[] = [];
    for (const [name, { path, things }] of Object.entries(places(person)))
      found.push(...(await thingsFound(person.page, { name, address: `${ready.admin}${path}`, things }, expected)));
    return found;
  };

  it.each(CASES)('%s', async (role, expected) => {
    const person = await openVisitor(stage.browser, ready, language);
    try {
      person.watch.expectStatus(FORBIDDEN);
      await logIn(person, ready, await accountOf(role));
      expect((await foundBy(person, expected)).sort()).toEqual([...expected].sort());
      expect([person.watch.foreign(), person.watch.complaints()]).toEqual([[], []]);
    } finally {
      await person.leave();
    }
  });

  it('tells an editor who types an address that they lack the right', async () => {
    const person = await openVisitor(stage.browser, ready, language);
    try {
      await logIn(person, ready, await accountOf('an editor'));
      for (const path of ['', '/overview', '/payments', `/payments/${paymentKey}`, '/webhooks', '/problems']) {
        await person.page.goto(`${ready.admin}${APP}${path}`);
        await person.page.getByText(NO_RIGHT[language]).first().waitFor();
      }
      await shoot(person.page, `${language}/no-right`);
    } finally {
      await person.leave();
    }
  });
});
