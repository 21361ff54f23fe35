import { STAGES } from './stages.mjs';

export const STAGE_NAMES = [...new Set(STAGES.map(({ name }) => name))];

/**
 * Reads the command line: stage names first, then what is passed on to jest. `TEST_DATABASE` narrows the integration
 * tests to one database.
 *
 * @param {string[]} words what stands behind `npm test --`
 * @param {string} [database] `sqlite`, `postgres` or `mysql`; empty for all of them
 * @returns {{ stages: typeof STAGES, args: string[] } | { problem: string }}
 */
export const choose = (words, database = process.env.TEST_DATABASE) => {
  const end = words.findIndex((word) => !STAGE_NAMES.includes(word));
  const names = end === -1 ? words : words.slice(0, end);
  const args = end === -1 ? [] : words.slice(end);
  if (args.length > 0 && names.length === 0) {
    return { problem: `Say which stage first: ${STAGE_NAMES.join(', ')}. For example: npm test -- unit -t "a title"` };
  }
  const wanted = STAGES.filter(({ name }) => names.length === 0 || names.includes(name));
  const stages = wanted.filter((stage) => !stage.database || !database || stage.database === database);
  return { stages, args };
};
