import type { Locator, Page } from 'playwright-core';

import type { KeySetView } from '../../../contracts/settings';
import type { People } from './accounts';
import type { Ready } from './playground.mjs';
import { openPanel } from './panel';
import type { Keys } from './toss';
import type { Visitor } from './visitor';

const PATH = '/commerce-payments/key-sets';

/** A stored key set, as somebody made it before the story begins. */
export const createKeySet = (
  { api }: People,
  name: string,
  keys: Keys,
  kind: 'widget' | 'api' = 'widget'
): Promise<KeySetView> =>
  api.post<KeySetView>(PATH, {
    data: { name, environment: 'test', kind, ...keys, isEnabled: true, isDefault: false },
  });

/** What a click on a button of its page does. */
export const changeKeySet = ({ api }: People, id: string, action: 'default' | 'enable' | 'disable'): Promise<unknown> =>
  api.post(`${PATH}/${id}/${action}`, {});

export const listKeySets = ({ api }: People): Promise<KeySetView[]> => api.get<KeySetView[]>(PATH);

export const openKeySet = (visitor: Visitor, ready: Ready, id: string): Promise<void> =>
  openPanel(visitor, ready, `/settings/commerce-payments/keys/${id}`);

/** How the last four characters of a secret stand in the panel. */
export const masked = (secretKey: string): string => `•••• ${secretKey.slice(-4)}`;

/** The row of a slot, by the name of the slot. */
export const slotRow = (page: Page, slot: string): Locator =>
  page.locator('main tbody tr').filter({ has: page.getByText(slot, { exact: true }) });

export const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name, exact: true });

export const dialogOf = (page: Page): Locator => page.getByRole('dialog');
