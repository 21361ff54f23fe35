import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readReady, startPlayground, type Ready } from '../support/browser/playground.mjs';

const ROOT = join(__dirname, '../..');

/** What a run of the playground hands out, and what it sells. */
type Run = { ready: Ready; products: unknown[] };

const productsOf = async ({ api, tokens }: Ready): Promise<unknown[]> => {
  const response = await fetch(`${api}/products?sort=documentId:asc`, {
    headers: { authorization: `Bearer ${tokens.readOnly}` },
  });
  const { data } = (await response.json()) as { data: { documentId: string }[] };
  return data.map(({ documentId }) => documentId);
};

const runOnce = async (folder: string): Promise<Run> => {
  const playground = await startPlayground(ROOT, { kept: folder });
  try {
    const ready = readReady(playground.readyFile);
    return { ready, products: await productsOf(ready) };
  } finally {
    await playground.stop();
  }
};

it('starts again on the database of the last run, with the same login, tokens, keys and products', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'commerce-twice-'));
  try {
    const first = await runOnce(folder);
    const second = await runOnce(folder);
    expect(first.products.length).toBeGreaterThan(0);
    expect(second.products).toEqual(first.products);
    expect(second.ready.tokens).toEqual(first.ready.tokens);
    expect(second.ready.adminUser).toEqual(first.ready.adminUser);
    expect(second.ready.keySets).toEqual(first.ready.keySets);
    await expect(fetch(second.ready.strapi)).rejects.toThrow();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
