import { join } from 'node:path';
import { checkInitialSize } from './bundle-size.mjs';
import { runNode } from './children.mjs';
import { FAILED, PASSED } from './counts.mjs';
import { ROOT } from './root.mjs';

const SDK = join(ROOT, 'node_modules/@strapi/sdk-plugin/bin/strapi-plugin.js');
const COLOURS = /\u001b\[[0-9;]*m/g;
/** The SDK ends with 0 although TypeScript found errors: what it prints decides. */
const COMPLAINTS = [/error TS\d+/, /^\s*\[?(error|warn(ing)?)\]?\b/i, /\(!\)|is not exported by|Circular dependency/];
/** npm's own words about this machine's settings; no build of ours can mend them. */
const NOT_OURS = [/^npm (warn|notice)/i];

/** The lines of a build that say something is wrong. */
export const complaintsIn = (output) =>
  output
    .replace(COLOURS, '')
    .split('\n')
    .filter(
      (line) => COMPLAINTS.some((pattern) => pattern.test(line)) && !NOT_OURS.some((pattern) => pattern.test(line))
    );

const sdk = async (command) => {
  const { code, output } = await runNode([SDK, command], { cwd: ROOT, quiet: true, env: { FORCE_COLOR: '0' } });
  const complaints = complaintsIn(output);
  if (code === 0 && complaints.length === 0) return true;
  console.log(output.trimEnd());
  console.log(
    `\n  strapi-plugin ${command} ended with ${code}, saying:\n${complaints.map((line) => `    ${line}`).join('\n')}`
  );
  return false;
};

/** Builds the package, checks its exports and what it adds to the panel; warnings and type errors fail it. */
export const build = async () =>
  (await sdk('build')) && (await checkInitialSize()) && (await sdk('verify')) ? PASSED : FAILED;
