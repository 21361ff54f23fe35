/** `node bundle.mjs <folder>`: the plugin's server half and the processes' own code, as plain JavaScript in `folder`. */
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

buildSync({
  entryPoints: {
    plugin: at('../../../strapi-server.ts'),
    app: at('./child/app.ts'),
    start: at('./child/start.ts'),
    'toss-crash': at('./child/toss-crash.ts'),
  },
  outdir: process.argv[2],
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
