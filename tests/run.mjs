/**
 * `npm test`: installs what is missing and runs every stage; `npm test -- unit -t "a title"` runs one. A stage that
 * fails does not keep the others from running. The last line is always `N passed, N failed, N skipped`.
 */
import { requireNode } from '../playground/launch/node-version.mjs';
import { endAll } from './run/children.mjs';
import { counts, FAILED, strict, sum, summary } from './run/counts.mjs';

requireNode();

const INTERRUPTED = 130;

const duration = (ms) =>
  ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;

const runStage = async ({ title, run }, args) => {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 70 - title.length))}`);
  const startedAt = performance.now();
  const result = await Promise.resolve(run(args)).catch((error) => {
    console.error(error);
    return FAILED;
  });
  const mark = result.failed > 0 ? '✗' : result.skipped > 0 && result.passed === 0 ? '–' : '✓';
  console.log(`${mark} ${title}: ${summary(result)} (${duration(performance.now() - startedAt)})`);
  return { title, result };
};

const runAll = async () => {
  // Only now: these need nothing installed themselves, but what they run does.
  const { ensureInstalled } = await import('../playground/launch/install.mjs');
  const { choose } = await import('./run/choose.mjs');
  const choice = choose(process.argv.slice(2));
  if ('problem' in choice) throw new Error(choice.problem);
  await ensureInstalled();
  const results = [];
  for (const stage of choice.stages) results.push(await runStage(stage, choice.args));
  return results;
};

const report = (results) => {
  const total = sum(results.map(({ result }) => result));
  const failed = results.filter(({ result }) => result.failed > 0).map(({ title }) => title);
  console.log('');
  if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`);
  for (const { what, enable } of total.skips) console.log(`Skipped: ${what}. To enable: ${enable}`);
  const isStrict = process.env.CI === 'true';
  if (isStrict && total.skipped > 0) console.log('CI=true: what was skipped counts as failed.');
  const final = isStrict ? strict(total) : total;
  console.log(summary(final));
  return final.failed > 0 ? 1 : 0;
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    endAll('SIGTERM');
    console.log('\nInterrupted: what was running is being ended.');
    process.exit(INTERRUPTED);
  });
}

try {
  process.exitCode = report(await runAll());
} catch (error) {
  // A `Sentence` is meant for the person at the terminal: no stack.
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  console.log(summary(counts(0, 1)));
  process.exitCode = 1;
}
