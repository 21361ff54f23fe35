import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';

const FOLDER = join(__dirname, '../../.out/screenshots');

/** Keeps what a page looks like in `tests/.out/screenshots/`, for people to look at. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  const path = join(FOLDER, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true, animations: 'disabled' });
};
