import type { Locator, Page } from 'playwright-core';

import { adminText, STRAPI_WORDS } from './languages';
import type { Ready } from './playground.mjs';
import type { Visitor } from './visitor';

export type Account = { email: string; password: string };

const TYPE = 'plugin::commerce-payments';

/** Logs in as a person does, on the login page, and stays remembered so that a reload asks for nothing. */
export const logIn = async ({ page }: Visitor, ready: Ready, { email, password }: Account): Promise<void> => {
  await page.goto(`${ready.admin}/auth/login`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[role=checkbox]').click();
  await page.locator('button[type=submit]').click();
  await page.waitForURL(({ pathname }) => !pathname.includes('/auth/'));
  await page.locator('main h1').first().waitFor();
};

/** The page's heading is there and nothing loads any more. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('main h1').first().waitFor();
  await page.locator('main [data-testid=loader], main [aria-busy=true]').first().waitFor({ state: 'detached' });
};

export const openPanel = async ({ page }: Visitor, ready: Ready, path: string): Promise<void> => {
  await page.goto(`${ready.admin}${path}`);
  await settled(page);
};

/**
 * What the panel itself was answered on this path of Strapi while it did that: a second question could be answered
 * otherwise, for a shop goes on selling and settling.
 */
export const answered = async <View>({ page }: Visitor, path: string, act: () => Promise<unknown>): Promise<View> => {
  const told = page.waitForResponse((response) => response.ok() && new URL(response.url()).pathname === path);
  const [response] = await Promise.all([told, act()]);
  return ((await response.json()) as { data: View }).data;
};

export const openKeySets = (visitor: Visitor, ready: Ready): Promise<void> =>
  openPanel(visitor, ready, '/settings/commerce-payments/keys');

export type ListedType = 'product' | 'order' | 'payment' | 'refund';

/** The Content Manager's list of one of our types; `search` as the search box does. */
export const openList = async (visitor: Visitor, ready: Ready, type: ListedType, search?: string): Promise<void> => {
  const query = search === undefined ? '' : `&_q=${encodeURIComponent(search)}`;
  await openPanel(visitor, ready, `/content-manager/collection-types/${TYPE}.${type}?page=1&pageSize=10${query}`);
};

/** The row of a list that holds these words; waits until it is there. */
export const rowWith = async (page: Page, words: string): Promise<Locator> => {
  const row = page.locator('main tbody tr').filter({ hasText: words }).first();
  await row.waitFor();
  return row;
};

/** Fields are found by the beginning of their label: a required one has a star behind it. */
export const field = (page: Page, label: string): Locator => page.getByRole('textbox', { name: label }).first();

export const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label }).first().click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

/** Presses "Save" of one of our forms. */
export const save = ({ page, language }: Visitor): Promise<void> =>
  page.getByRole('button', { name: adminText(language, 'save'), exact: true }).click();

export const publish = ({ page, language }: Visitor): Promise<void> =>
  page.getByRole('button', { name: STRAPI_WORDS[language].publish, exact: true }).click();
