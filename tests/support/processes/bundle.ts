import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { REPO } from '../host/app-folder';

/** Below the repository, so that what is bundled finds its packages. */
const OUT = join(REPO, 'tests/.out/processes');

export type Bundles = { plugin: string; app: string; start: string; remove: () => void };

/**
 * The plugin's server half and the processes' own code as plain JavaScript: a child has no compiler of jest's. Made
 * anew each time (it takes a tenth of a second), so that it is never older than the sources.
 *
 * @throws Error with what esbuild says of sources that cannot be bundled
 */
export const bundleServer = (): Bundles => {
  const folder = join(OUT, `${process.pid}-${Date.now()}`);
  // Not in this process: esbuild refuses to work under jest's globals.
  execFileSync(process.execPath, [join(REPO, 'tests/support/processes/bundle.mjs'), folder]);
  const file = (name: string): string => join(folder, `${name}.js`);
  return {
    plugin: file('plugin'),
    app: file('app'),
    start: file('start'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
