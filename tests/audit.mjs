/**
 * `npm run audit`: asks the registry for known weaknesses of what this package itself brings into a shop: its
 * `dependencies` and what they need. Peers are the shop's own, and what only builds and tests never gets there.
 * Ends with 1 when one is high or critical. A registry that has no answer is said, and is no failure.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './run/root.mjs';

const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const SERIOUS = ['high', 'critical'];

/** @returns {{ metadata: { vulnerabilities: Record<string, number> }, vulnerabilities: object } | null} */
const audited = (folder) => {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: folder, encoding: 'utf8' });
  try {
    const answer = JSON.parse(stdout);
    return answer.metadata?.vulnerabilities ? answer : null;
  } catch {
    return null;
  }
};

const folder = mkdtempSync(join(tmpdir(), 'commerce-audit-'));
try {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'audited', private: true, dependencies }));
  execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'ignore',
  });
  const answer = audited(folder);
  const names = Object.keys(dependencies).join(', ');
  if (answer === null) {
    console.log(
      `audit: the registry answers no audit of ${names}. To ask another: npm_config_registry=… npm run audit`
    );
  } else {
    const found = answer.metadata.vulnerabilities;
    const serious = SERIOUS.reduce((sum, level) => sum + (found[level] ?? 0), 0);
    console.log(
      `audit of ${names} and what they need: ${found.total ?? 0} known weaknesses, ${serious} of them serious`
    );
    if (serious > 0) {
      console.log(JSON.stringify(answer.vulnerabilities, null, 2));
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
