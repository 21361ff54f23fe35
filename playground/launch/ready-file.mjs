import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The addresses of one playground, as ready.json and the terminal show them. */
export const addressesOf = (settings, sandboxUrl) => {
  const strapi = `http://${settings.host}:${settings.port}`;
  return {
    strapi,
    admin: `${strapi}/admin`,
    shop: `${strapi}/shop`,
    api: `${strapi}/api/commerce-payments`,
    sandbox: sandboxUrl,
  };
};

/** What the app's seed made: the login, the tokens, the key sets. It writes this file before Strapi listens. */
export const readSeeded = (tmp) => JSON.parse(readFileSync(join(tmp, 'seeded.json'), 'utf8'));

const readyFile = (tmp) => join(tmp, 'ready.json');

/** Takes the file away: who waits for it must not find the one of an earlier run. */
export const removeReadyFile = (tmp) => rmSync(readyFile(tmp), { force: true });

/** Writes ready.json in one go, so that who polls for it never reads half of it. */
export const writeReadyFile = (tmp, ready) => {
  mkdirSync(tmp, { recursive: true });
  const half = `${readyFile(tmp)}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(ready, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, readyFile(tmp));
};
