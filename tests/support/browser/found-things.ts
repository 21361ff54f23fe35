import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

const DRAWN_WITHIN_MS = 20_000;
const LOOK_AGAIN_MS = 250;

type Place = {
  /** How its things are called: `place.thing`. */
  name: string;
  address: string;
  things: Record<string, Locator>;
};

/**
 * Which things of a place are there, once nothing is loaded any more. A busy machine draws what has come only
 * afterwards: what is expected is waited for, and the rest would be there by then.
 *
 * @param expected names of things, also of other places
 */
export const thingsFound = async (
  page: Page,
  { name, address, things }: Place,
  expected: readonly string[]
): Promise<string[]> => {
  const named = Object.entries(things).map(([thing, locator]) => ({ thing: `${name}.${thing}`, locator }));
  const awaited = named.filter(({ thing }) => expected.includes(thing));
  const look = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const { thing, locator } of named) if ((await locator.count()) > 0) found.push(thing);
    return found;
  };
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.locator('main [data-testid=loader]').first().waitFor({ state: 'detached' });
  const end = Date.now() + DRAWN_WITHIN_MS;
  let found = await look();
  while (Date.now() < end && awaited.some(({ thing }) => !found.includes(thing))) {
    await sleep(LOOK_AGAIN_MS);
    found = await look();
  }
  return found;
};
