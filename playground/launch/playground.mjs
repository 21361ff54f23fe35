import { join } from 'node:path';

import { untilAnswers } from './answers.mjs';
import { printReady } from './banner.mjs';
import { buildApp, buildPanel, buildPlugin } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { requirePorts } from './ports.mjs';
import { addressesOf, readSeeded, removeReadyFile, writeReadyFile } from './ready-file.mjs';
import { startSandbox } from './sandbox.mjs';
import { readSettings } from './settings.mjs';
import { step } from './steps.mjs';
import { strapiEnv } from './strapi-env.mjs';
import { startStrapiProcess } from './strapi-process.mjs';

const BOOT_WITHIN_MS = 180_000;
const ANSWER_WITHIN_MS = 30_000;

/** What has to be undone at the end, newest first. */
const createCleanup = () => {
  const tasks = [];
  let running = null;
  const runAll = async () => {
    for (const task of tasks.reverse()) await task();
  };
  return { add: (task) => tasks.push(task), run: () => (running ??= runAll()) };
};

const stopOnSignals = (cleanup) => {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      console.log('\nStopping …');
      cleanup.run().then(
        () => process.exit(0),
        (error) => {
          console.error(error);
          process.exit(1);
        }
      );
    });
  }
};

const checkPorts = ({ host, port, sandboxPort, tossBaseUrl }) =>
  requirePorts(host, [
    { name: 'PORT', port },
    ...(tossBaseUrl ? [] : [{ name: 'SANDBOX_PORT', port: sandboxPort }]),
  ]);

const bootStrapi = async (settings, tossBaseUrl, addresses, cleanup) => {
  const env = strapiEnv(settings, tossBaseUrl, 'production');
  const strapi = startStrapiProcess({ env, log: join(settings.tmp, 'logs/strapi.log') });
  cleanup.add(strapi.stop);
  const listens = untilAnswers({ url: `${addresses.strapi}/_health` }, { withinMs: BOOT_WITHIN_MS });
  await Promise.race([listens, strapi.failed]);
  return strapi;
};

const everythingAnswers = async (addresses, tokens) => {
  const bearer = { authorization: `Bearer ${tokens.readOnly}` };
  const requests = [
    { url: addresses.shop },
    { url: addresses.admin },
    { url: `${addresses.api}/products`, headers: bearer },
  ];
  for (const request of requests) await untilAnswers(request, { withinMs: ANSWER_WITHIN_MS });
};

/**
 * `npm start`: from whatever is there to a shop that sells, told by ready.json.
 *
 * @throws Sentence when something outside of us is in the way: a port, the network, a setting
 */
export const startPlayground = async () => {
  const settings = readSettings(process.env);
  await checkPorts(settings);
  removeReadyFile(settings.tmp);
  const cleanup = createCleanup();
  cleanup.add(() => removeReadyFile(settings.tmp));
  stopOnSignals(cleanup);

  console.log('Commerce Payments playground\n');
  await ensureInstalled();
  await buildPlugin();
  await buildApp();
  await buildPanel();
  try {
    const strapi = await startServers(settings, cleanup);
    await strapi.failed;
  } catch (error) {
    await cleanup.run();
    throw error;
  }
};

const startServers = async (settings, cleanup) => {
  const sandbox = settings.tossBaseUrl ? null : await step('Starting the Toss sandbox', () => startSandbox(settings));
  if (sandbox) cleanup.add(sandbox.stop);
  const addresses = addressesOf(settings, sandbox?.url ?? null);
  const tossBaseUrl = sandbox?.url ?? settings.tossBaseUrl;
  const strapi = await step('Starting Strapi and seeding the shop', () =>
    bootStrapi(settings, tossBaseUrl, addresses, cleanup)
  );

  const seeded = readSeeded(settings.tmp);
  await step('Asking every address', () => everythingAnswers(addresses, seeded.tokens));
  const { readOnly, fullAccess } = seeded.tokens;
  const ready = { ...addresses, ...seeded, tokens: { readOnly, fullAccess } };
  writeReadyFile(settings.tmp, ready);
  printReady(ready, settings);
  return strapi;
};
