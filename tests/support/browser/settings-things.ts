import type { Locator, Page } from 'playwright-core';

import { textsIn, type Language } from './languages';

/** Where the pages of the settings are; `set` is the page of one key set. */
export const PLACES = {
  home: () => '/',
  menu: () => '/settings/application-infos',
  keys: () => '/settings/commerce-payments/keys',
  set: (keySetId: string) => `/settings/commerce-payments/keys/${keySetId}`,
  environment: () => '/settings/commerce-payments/environment',
  audit: () => '/settings/commerce-payments/audit',
  limits: () => '/settings/commerce-payments/limits',
} as const;
export type Place = keyof typeof PLACES;

type Text = ReturnType<typeof textsIn>;
type Things = Record<Place, Record<string, (page: Page) => Locator>>;

/** A link of the settings' own menu. */
const link = (name: string) => (page: Page) => page.getByRole('link', { name, exact: true });
const button = (name: string) => (page: Page) => page.locator('main').getByRole('button', { name, exact: true });
const card = (name: string) => (page: Page) =>
  page.locator(`main section[aria-label="${name}"]`).or(page.locator('main').getByRole('heading', { name }));

const keySetThings = (text: Text) => ({
  save: button(text('save')),
  verify: button(text('key-set.verify')),
  makeDefault: button(text('key-set.make-default')),
  disable: button(text('key-set.disable')),
  rotate: button(text('secret.secret.rotate')),
  promote: button(text('promote.action')),
  retire: button(text('retire.action')),
  fields: (page: Page) => page.locator('main input:enabled'),
});

const environmentThings = (text: Text, name: string) => ({
  health: card(text('health.title')),
  vault: card(text('vault.title')),
  dryRun: button(text('rekey.try')),
  rekey: button(text('rekey.begin')),
  accept: button(text('installation.accept')),
  webhooks: card(text('webhook.title')),
  replaceWebhookAddress: button(text('webhook.replace.label', { name })),
});

/**
 * What is shown to some and not to others, by the page it is on.
 *
 * @param name of the key set whose page is looked at
 * @param token that may refund
 */
export const settingsThings = (language: Language, { name, token }: { name: string; token: string }): Things => {
  const text = textsIn(language);
  return {
    home: { widget: (page) => page.getByText(text('health.widget.title'), { exact: true }) },
    menu: {
      keys: link(text('key-sets.title')),
      environment: link(text('environment.title')),
      audit: link(text('audit.title')),
      limits: link(text('limits.title')),
    },
    keys: {
      page: (page) => page.getByRole('link', { name, exact: true }),
      health: card(text('health.title')),
      new: link(text('key-sets.new')),
      verify: button(text('key-set.verify.label', { name })),
    },
    set: {
      page: card(text('emergency.title')),
      ...keySetThings(text),
      replaceWebhookAddress: button(text('webhook.replace.label', { name })),
    },
    environment: { page: card(text('environment.in-force.title')), ...environmentThings(text, name) },
    audit: {
      page: card(text('audit.chain.title')),
      verify: button(text('audit.chain.verify')),
      csv: button(text('audit.export.csv')),
      ndjson: button(text('audit.export.ndjson')),
    },
    limits: {
      page: (page) => page.getByRole('link', { name: token, exact: true }),
      edit: button(text('limits.edit', { name: token })),
    },
  };
};

/** Every thing there is, as `place.thing`. */
export const namesOf = (things: Things): string[] =>
  Object.entries(things).flatMap(([place, those]) => Object.keys(those).map((thing) => `${place}.${thing}`));
