import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../.out/figures');

/** Keeps what a test has counted, so that `npm test` can say it at the end of its stage: `leaks: 1200 answers, …`. */
export const keepFigures = (name: string, figures: Readonly<Record<string, number>>): void => {
  mkdirSync(FOLDER, { recursive: true });
  const line = Object.entries(figures)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');
  writeFileSync(join(FOLDER, `${name}.txt`), `${name}: ${line}\n`);
};
