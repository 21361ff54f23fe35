import { readFile } from 'node:fs/promises';
import type { Download } from 'playwright-core';

import type { AuditEntryView } from '../../contracts/audit';
import { PERMISSIONS } from '../../contracts/permissions';
import { inspectSettingsPage } from '../support/browser/inspection';
import { adminText, LANGUAGES, textsIn } from '../support/browser/languages';
import { choose, logIn, openPanel, rowWith } from '../support/browser/panel';
import { openStage } from '../support/browser/stage';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const PAGE = '/settings/commerce-payments/audit';

const contentOf = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8');

describe.each(LANGUAGES)('the audit trail, in %s', (language) => {
  let person: Visitor;
  const text = textsIn(language);
  const verified = text('audit.action.key_set-verified');

  /** Something to be written down: a key set is tried. */
  const verifyKeySet = async (): Promise<void> => {
    const { page } = person;
    await openPanel(person, ready, '/settings/commerce-payments/keys');
    const clientKey = ready.keySets[0]?.clientKey ?? '';
    const row = await rowWith(page, clientKey);
    const answered = page.waitForResponse((response) => response.url().endsWith('/verify'));
    await row.getByRole('button').first().click();
    await answered;
  };

  beforeAll(async () => {
    person = await openVisitor(stage.browser, ready, language);
    await logIn(person, ready, await stage.people.withRole(language, 'strapi-super-admin'));
    await verifyKeySet();
  });

  afterAll(async () => {
    await person?.leave();
  });

  it('tells who did what, and is fit for everybody’s eyes and ears', async () => {
    await openPanel(person, ready, PAGE);
    const row = await rowWith(person.page, verified);
    expect(await row.innerText()).toContain(text('audit.actor.admin_user'));
    expect(await inspectSettingsPage(person.page, `${language}/audit`)).toEqual([]);
  });

  it('is narrowed by filters, which stay in the address', async () => {
    const { page } = person;
    await openPanel(person, ready, PAGE);
    await rowWith(page, verified);
    await choose(page, text('audit.action'), verified);
    await page.waitForURL(({ searchParams }) => searchParams.get('action') === 'key_set.verified');
    await page.reload();
    await rowWith(page, verified);
    const rows = await page.locator('main tbody tr').allInnerTexts();
    expect(rows.filter((row) => !row.includes(verified))).toEqual([]);
  });

  it('is turned over page by page, in the address too', async () => {
    const { page } = person;
    await openPanel(person, ready, `${PAGE}?pageSize=3`);
    const rows = page.locator('main tbody tr');
    await rows.nth(2).waitFor();
    expect(await rows.count()).toBe(3);
    await page.locator('main nav').getByRole('link').last().click();
    await page.waitForURL(({ searchParams }) => searchParams.get('page') === '2');
    await rows.first().waitFor();
  });

  it('shows all of one entry, and the way to others about the same', async () => {
    const { page } = person;
    await openPanel(person, ready, `${PAGE}?action=key_set.verified`);
    await (await rowWith(page, verified)).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(text('audit.about'), { exact: true }).waitFor();
    expect(await inspectSettingsPage(page, `${language}/audit-entry`)).toEqual([]);
    await dialog.getByRole('button', { name: text('audit.same-subject') }).click();
    await page.waitForURL(({ searchParams }) => searchParams.get('subjectKind') === 'key_set');
    await rowWith(page, verified);
  });

  it('is taken away as a file, as the filters say', async () => {
    const { page } = person;
    await openPanel(person, ready, `${PAGE}?action=key_set.verified`);
    await rowWith(page, verified);
    const exported = async (name: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ]);
      return contentOf(download);
    };
    const lines = (await exported(text('audit.export.ndjson'))).trimEnd().split('\n');
    const entries = lines.map((line) => JSON.parse(line) as AuditEntryView);
    expect(entries.length).toBeGreaterThan(0);
    expect(new Set(entries.map(({ action }) => action))).toEqual(new Set(['key_set.verified']));
    expect(await exported(text('audit.export.csv'))).toMatch(/^\uFEFFsequence,at,actorKind/);
  });

  it('has its chain checked, and says in words what came of it', async () => {
    const { page } = person;
    await openPanel(person, ready, PAGE);
    await page.getByRole('button', { name: text('audit.chain.verify'), exact: true }).click();
    const result = page
      .getByRole('status')
      .filter({ hasText: language === 'ko' ? /모두 쓰인 그대로/ : /as they were written/ });
    await result.waitFor();
    expect(await inspectSettingsPage(page, `${language}/audit-verified`)).toEqual([]);
  });

  it('names what a tampered trail has wrong', async () => {
    const { page } = person;
    const answer = {
      ...{ next: null, checked: 120, total: 120, end: null },
      findings: [
        { kind: 'changed', sequence: 7, until: null, entryId: 'aud_x', reason: null },
        { kind: 'removed', sequence: 40, until: 41, entryId: null, reason: null },
        { kind: 'head', sequence: 120, until: null, entryId: null, reason: 'signature' },
      ],
    };
    await page.route('**/audit-entries/verify-chain', (route) => route.fulfill({ json: { data: answer } }));
    await openPanel(person, ready, PAGE);
    await page.getByRole('button', { name: text('audit.chain.verify'), exact: true }).click();
    await page.getByText(text('audit.finding.removed', { place: '40–41' })).waitFor();
    expect(await inspectSettingsPage(page, `${language}/audit-broken`)).toEqual([]);
    await page.unroute('**/audit-entries/verify-chain');
  });

  it('asked no other host for anything, and left the console clean', () => {
    expect(person.watch.foreign()).toEqual([]);
    expect(person.watch.complaints()).toEqual([]);
  });
});

it('has a link for those alone who may read it', async () => {
  const title = adminText('en', 'audit.title');
  const linksOf = async (permission: string): Promise<number> => {
    const person = await openVisitor(stage.browser, ready, 'en');
    await logIn(person, ready, await stage.people.withRights('en', [permission]));
    await openPanel(person, ready, '/settings/application-infos');
    const links = await person.page.getByRole('link', { name: title, exact: true }).count();
    await person.leave();
    return links;
  };
  expect([await linksOf(PERMISSIONS.auditRead), await linksOf(PERMISSIONS.settingsRead)]).toEqual([1, 0]);
});
