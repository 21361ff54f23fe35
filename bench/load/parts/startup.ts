import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeHostApp } from '../../host-app';
import { spreadOf, type Spread } from '../figures';
import { createCloser, startStrapi, type Stage } from '../stage';
import { spreadText, tableText } from '../table';

/** From the start of the process until Strapi listens, on tables that are there already; milliseconds. */
export type Startup = { withMs: number[]; withoutMs: number[]; addedMs: Spread };

type App = { folder: string; log: string };

const KINDS = ['with', 'without'] as const;
type Kind = (typeof KINDS)[number];

/** An app whose database it has to itself, with the plugin or without. */
const prepareApp = async ({ place }: Stage, kind: Kind, add: (stop: () => Promise<unknown>) => void): Promise<App> => {
  const folder = join(place.folder, `startup-${kind}`);
  mkdirSync(folder);
  const database = await place.startDatabase(folder, join(place.folder, `startup-${kind}-database.log`));
  add(database.stop);
  const { root, programs } = place;
  const config = kind === 'with' ? {} : null;
  writeHostApp({ folder, root, plugin: programs.plugin, address: database.address, config });
  return { folder, log: join(place.folder, `startup-${kind}.log`) };
};

const boot = async ({ place, wish }: Stage, { folder, log }: App): Promise<number> => {
  const { strapi, startedAfterMs } = await startStrapi(place, { ...wish, profile: null }, folder, log);
  await strapi.stop();
  return startedAfterMs;
};

/** Boots in turn with the plugin and without; the first boot of each, which makes the tables, is thrown away. */
export const measureStartup = async (stage: Stage): Promise<Startup> => {
  const { add, close } = createCloser();
  const found: Record<Kind, number[]> = { with: [], without: [] };
  try {
    const apps = { with: await prepareApp(stage, 'with', add), without: await prepareApp(stage, 'without', add) };
    for (const kind of KINDS) await boot(stage, apps[kind]);
    for (let round = 0; round < stage.wish.rounds; round += 1)
      for (const kind of KINDS) found[kind].push(await boot(stage, apps[kind]));
  } finally {
    await close();
  }
  const addedMs = spreadOf(found.with.map((ms, round) => ms - (found.without[round] ?? NaN)));
  stage.out.write(
    `\n${tableText([
      ['start-up, ms', 'median'],
      ['with the plugin', spreadText(spreadOf(found.with))],
      ['without', spreadText(spreadOf(found.without))],
      ['added, round by round', spreadText(addedMs)],
    ])}`
  );
  return { withMs: found.with, withoutMs: found.without, addedMs };
};
