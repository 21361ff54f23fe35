import type { Browser } from 'playwright-core';

import { PERMISSIONS } from '../../contracts/permissions';
import { createPeople, type People } from '../support/browser/accounts';
import { startChromium } from '../support/browser/chrome';
import { thingsFound } from '../support/browser/found-things';
import { createKeySet } from '../support/browser/key-page';
import { logIn } from '../support/browser/panel';
import { ownReady, type Ready } from '../support/browser/playground.mjs';
import { namesOf, PLACES, settingsThings, type Place } from '../support/browser/settings-things';
import { createTossControls, makeKeys, WIDGET } from '../support/browser/toss';
import { TROUBLED } from '../support/browser/vault-views';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const ready: Ready = ownReady();
const toss = createTossControls(ready);
const FORBIDDEN = 403;
const tag = Date.now().toString(36).slice(-5);
const NAME = `Rights ${tag}`;
const TOKEN = `refunder ${tag}`;
const things = settingsThings('ko', { name: NAME, token: TOKEN });
const EVERYTHING = namesOf(things);

const { settingsRead, settingsUpdate, keysRead, keysUpdate, keysRotate, auditRead, ...OTHERS } = PERMISSIONS;

const SEEN = {
  settings: ['home.widget', 'menu.environment', 'menu.limits', 'limits.page'],
  environment: ['environment.page', 'environment.health', 'environment.vault'],
  keys: ['menu.keys', 'keys.page', 'set.page'],
  audit: ['menu.audit', 'audit.page', 'audit.verify', 'audit.csv', 'audit.ndjson'],
};
const READING_SETTINGS = [...SEEN.settings, ...SEEN.environment];
const CHANGING_KEYS = ['save', 'verify', 'makeDefault', 'disable', 'fields', 'replaceWebhookAddress'];

/** Rights, and all that a person with these alone finds. What changes something without what reads it finds nothing. */
const CASES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['none', [], []],
  // Rights only add, so that what all of these do not show, none of them shows.
  [
    'every right but those to read settings, keys and the audit trail',
    [...Object.values(OTHERS), settingsUpdate, keysUpdate, keysRotate],
    [],
  ],
  ['settingsRead', [settingsRead], READING_SETTINGS],
  ['keysRead', [keysRead], SEEN.keys],
  ['auditRead', [auditRead], SEEN.audit],
  [
    'settingsRead and settingsUpdate',
    [settingsRead, settingsUpdate],
    [...READING_SETTINGS, 'limits.edit', 'environment.accept'],
  ],
  [
    'settingsRead and keysUpdate',
    [settingsRead, keysUpdate],
    [
      ...READING_SETTINGS,
      ...['dryRun', 'rekey', 'webhooks', 'replaceWebhookAddress'].map((thing) => `environment.${thing}`),
    ],
  ],
  [
    'keysRead and keysUpdate',
    [keysRead, keysUpdate],
    [...SEEN.keys, 'keys.new', 'keys.verify', ...CHANGING_KEYS.map((thing) => `set.${thing}`)],
  ],
  [
    'keysRead and keysRotate',
    [keysRead, keysRotate],
    [...SEEN.keys, ...['rotate', 'promote', 'retire'].map((thing) => `set.${thing}`)],
  ],
  ['keysRead and settingsRead', [keysRead, settingsRead], [...READING_SETTINGS, ...SEEN.keys, 'keys.health']],
  ['everything', Object.values(PERMISSIONS), EVERYTHING],
];

let browser: Browser;
let people: People;
let person: Visitor;
let keySetId: string;
let give: (rights: readonly string[]) => Promise<void>;

/** A key set with a key before the one in use, so that there is something to promote and to retire. */
const makeRotatedKeySet = async (): Promise<string> => {
  const keys = makeKeys(WIDGET);
  await toss.addShop(keys, 'widget');
  const { id, version } = await createKeySet(people, NAME, keys);
  const key = await toss.reissue(keys);
  await people.api.post(`/commerce-payments/key-sets/${id}/rotate`, { data: { which: 'secret', key, version } });
  return id;
};

beforeAll(async () => {
  browser = await startChromium();
  people = await createPeople(ready);
  keySetId = await makeRotatedKeySet();
  await people.api.post('/admin/api-tokens', {
    ...{ name: TOKEN, description: '', type: 'custom', lifespan: null },
    permissions: ['plugin::commerce-payments.refund.create'],
  });
  const changeable = await people.withChangeableRights('ko');
  give = changeable.give;
  person = await openVisitor(browser, ready, 'ko');
  person.watch.expectStatus(FORBIDDEN);
  await logIn(person, ready, changeable.account);
  // One vault key seals everything here: only a vault in trouble has buttons.
  await person.page.route('**/commerce-payments/vault', (route) => route.fulfill({ json: { data: TROUBLED } }));
});

afterAll(async () => {
  await person?.leave();
  await browser?.close();
});

const foundAt = (place: Place, expected: readonly string[]): Promise<string[]> => {
  const { page } = person;
  const found = Object.entries(things[place]).map(([thing, find]) => [thing, find(page)] as const);
  const address = `${ready.admin}${PLACES[place](keySetId)}`;
  return thingsFound(page, { name: place, address, things: Object.fromEntries(found) }, expected);
};

describe('the settings and the home page, to a person with', () => {
  it.each(CASES)('%s', async (_name, rights, expected) => {
    await give(rights);
    const found: string[] = [];
    for (const place of Object.keys(PLACES) as Place[]) found.push(...(await foundAt(place, expected)));
    expect(found.sort()).toEqual([...expected].sort());
  });

  it('asked no other host for anything, and left the console clean', () => {
    expect(person.watch.foreign()).toEqual([]);
    expect(person.watch.complaints()).toEqual([]);
  });
});
