import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { runNode } from './children.mjs';
import { counts, FAILED } from './counts.mjs';
import { ROOT } from './root.mjs';

const RESULTS = join(ROOT, 'tests/.out/results');
const FIGURES = join(ROOT, 'tests/.out/figures');
/** At most; those that start processes of their own take turns. */
const MAX_WORKERS = 4;
/** A panel's page keeps one core busy, and its server half of another. */
const BROWSER_WORKERS = 2;
const SLOW = new Set(['integration', 'processes', 'kills', 'package', 'browser']);
const ONE_BY_ONE = new Set(['processes', 'kills']);

const workersOf = (project) => {
  if (ONE_BY_ONE.has(project)) return 1;
  return Math.min(availableParallelism(), project === 'browser' ? BROWSER_WORKERS : MAX_WORKERS);
};

/** Tests that a name pattern leaves out are "pending" for jest; they are not skipped in our sense. */
const isFiltered = (args) => args.some((arg) => /^(-t|--testNamePattern)/.test(arg));

const resultsIn = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

const skippedTests = (results, args) => {
  if (isFiltered(args)) return [];
  const tests = results.testResults.flatMap((suite) => suite.assertionResults);
  return tests
    .filter(({ status }) => ['pending', 'todo', 'disabled'].includes(status))
    .map(({ fullName }) => ({ what: fullName, enable: 'take away its skip or todo' }));
};

const toCounts = (results, args) => {
  if (!results) return FAILED;
  const skips = skippedTests(results, args);
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const ran = results.numPassedTests + failed + skips.length;
  if (ran > 0) return counts(results.numPassedTests, failed, skips);
  if (args.length > 0) return counts(0);
  console.log('  no test was found: that is a failure too');
  return FAILED;
};

/** What tests have counted while they ran: so many answers searched, so many bad requests sent. */
const sayFigures = () => {
  if (!existsSync(FIGURES)) return;
  for (const file of readdirSync(FIGURES).sort())
    console.log(`  ${readFileSync(join(FIGURES, file), 'utf8').trimEnd()}`);
  rmSync(FIGURES, { recursive: true, force: true });
};

/**
 * Runs one project of jest.
 *
 * @param {string} project its name in jest.config.js
 * @param {string[]} args passed on: `-t name`, a path, …
 * @param {Record<string, string>} env added to the environment
 */
export const runJest = async (project, args, env = {}) => {
  mkdirSync(RESULTS, { recursive: true });
  const file = join(RESULTS, `${project}-${env.TEST_DATABASE ?? 'any'}.json`);
  rmSync(file, { force: true });
  const own = ['--selectProjects', project, '--passWithNoTests', '--json', `--outputFile=${file}`];
  // Each file loads a Strapi of its own, which a worker never gives back.
  const limits = [`--maxWorkers=${workersOf(project)}`, '--workerIdleMemoryLimit=1500MB'];
  // What a Strapi that died while booting leaves open must not hang the run.
  if (SLOW.has(project)) limits.push('--forceExit');
  const { code } = await runNode([join(ROOT, 'node_modules/jest/bin/jest.js'), ...own, ...limits, ...args], {
    cwd: ROOT,
    env,
  });
  sayFigures();
  const result = toCounts(resultsIn(file), args);
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
};
