/** `npm run seed -- --orders 100000`: fills the playground with a believable half year. See README.md. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireNode } from '../playground/launch/node-version.mjs';
import { Sentence } from '../playground/launch/sentence.mjs';
import { readSettings } from '../playground/launch/settings.mjs';
import { endWith, load } from './run.mjs';

const START_FIRST = 'There is no playground to fill yet: run npm start once, then this again.';

/** The key that the playground's own secrets are sealed with; webhooks in the history are sealed with it too. */
const encryptionKey = (tmp) => {
  const file = join(tmp, 'secrets.json');
  if (!existsSync(file)) throw new Sentence(START_FIRST);
  return JSON.parse(readFileSync(file, 'utf8')).ENCRYPTION_KEY;
};

const addressOf = ({ tmp, database }) => {
  const url = database.url ?? join(tmp, 'data.db');
  if (!database.url && !existsSync(url)) throw new Sentence(START_FIRST);
  return { client: database.client, url };
};

const main = async () => {
  requireNode();
  const { readWish, seed } = await load('seed');
  // First: who asks for help, or mistypes, needs no playground.
  readWish(process.argv.slice(2));
  const settings = readSettings(process.env);
  const place = { address: addressOf(settings), encryptionKey: encryptionKey(settings.tmp) };
  await seed(place, process.argv.slice(2), { now: Date.now(), out: process.stdout });
};

main().catch(endWith);
