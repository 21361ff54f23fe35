import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Tool = {
  MOST_BYTES: number;
  initialSize: (entry: string) => Promise<{ bytes: number; files: number }>;
  checkInitialSize: (entry: string) => Promise<boolean>;
};

const { checkInitialSize, initialSize, MOST_BYTES } = jest.requireActual<Tool>('../../run/bundle-size.mjs');

let folder: string;
const lines: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-size-'));
  lines.length = 0;
  jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** What no compression makes small. */
const noise = (bytes: number): string => randomBytes(bytes / 2).toString('hex');

/** A built half: an entry, a part of it that is imported statically, and a page. */
const built = (sizes: { part: number; page: number }): string => {
  const entry = join(folder, 'index.mjs');
  writeFileSync(join(folder, 'part.mjs'), `export const part = "${noise(sizes.part)}";\n`);
  writeFileSync(
    join(folder, 'page.mjs'),
    `import { part } from './part.mjs';\nexport default [part, "${noise(sizes.page)}"];\n`
  );
  writeFileSync(
    entry,
    `import React from 'react';\nimport { part } from './part.mjs';\nexport default { React, part, page: () => import('./page.mjs') };\n`
  );
  return entry;
};

describe('the size of the admin half', () => {
  it('counts what is imported statically, and no page', async () => {
    const { bytes, files } = await initialSize(built({ part: 20_000, page: 400_000 }));
    // Hex compresses to a little more than half.
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(14_000);
    expect(files).toBeGreaterThan(0);
  });

  it('is printed, and passes while it is small', async () => {
    expect(await checkInitialSize(built({ part: 100, page: 100 }))).toBe(true);
    expect(lines.join('\n')).toMatch(/adds 0\.\d kB gzipped .* at most 60\.0 kB/);
  });

  it('fails when it is too much', async () => {
    expect(await checkInitialSize(built({ part: 2 * MOST_BYTES + 20_000, page: 100 }))).toBe(false);
    expect(lines.join('\n')).toMatch(/too much/);
  });
});
