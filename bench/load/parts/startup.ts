import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeHostApp } from '../../host-app';
import { spreadOf, type Spread } from '../figures';
import { createCloser, startStrapi, type Stage } from '../stage';
import { spreadText, tableText } from '../table';

type Boot = { afterMs: number; afterCpuMs: number };

/** From the start of the process until Strapi listens, on tables that are there already; and its CPU time until then. */
export type Startup = { with: Boot[]; without: Boot[]; addedMs: Spread; addedCpuMs: Spread };

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

const boot = async ({ place }: Stage, { folder, log }: App): Promise<Boot> => {
  const { strapi, afterMs, afterCpuMs } = await startStrapi(place, folder, log);
  await strapi.stop();
  return { afterMs, afterCpuMs };
};

const added = (found: Record<Kind, Boot[]>, figure: keyof Boot): Spread =>
  spreadOf(found.with.map((boot, round) => boot[figure] - (found.without[round]?.[figure] ?? NaN)));

/** Boots in turn with the plugin and without; the first boot of each, which makes the tables, is thrown away. */
export const measureStartup = async (stage: Stage): Promise<Startup> => {
  const { add, close } = createCloser();
  const found: Record<Kind, Boot[]> = { with: [], without: [] };
  try {
    const apps = { with: await prepareApp(stage, 'with', add), without: await prepareApp(stage, 'without', add) };
    for (const kind of KINDS) await boot(stage, apps[kind]);
    for (let round = 0; round < stage.wish.rounds; round += 1)
      for (const kind of KINDS) found[kind].push(await boot(stage, apps[kind]));
  } finally {
    await close();
  }
  const startup = { ...found, addedMs: added(found, 'afterMs'), addedCpuMs: added(found, 'afterCpuMs') };
  const row = (name: string, of: (figure: keyof Boot) => Spread): string[] => [
    ...[name, spreadText(of('afterMs')), spreadText(of('afterCpuMs'))],
  ];
  const spread = (kind: Kind) => (figure: keyof Boot) => spreadOf(found[kind].map((boot) => boot[figure]));
  stage.out.write(
    `\n${tableText([
      ['start-up, ms', 'until it listens', 'CPU'],
      row('with the plugin', spread('with')),
      row('without', spread('without')),
      row('added, round by round', (figure) => added(found, figure)),
    ])}`
  );
  return startup;
};
