// `npm run develop -w playground`: Strapi with reload, the panel from the plugin's sources (see src/admin/vite.config.js).
// The server half is read from dist: after a change there run `npm run build` and save any file of the app.
import { spawn } from 'node:child_process';

import { buildPlugin } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { PLAYGROUND, STRAPI_CLI } from './paths.mjs';
import { requirePorts } from './ports.mjs';
import { startSandbox } from './sandbox.mjs';
import { readSettings } from './settings.mjs';
import { strapiEnv } from './strapi-env.mjs';

const settings = readSettings(process.env);
await requirePorts(settings.host, [{ name: 'PORT', port: settings.port }]);
await ensureInstalled();
await buildPlugin();
const sandbox = settings.tossBaseUrl ? null : await startSandbox(settings);

const child = spawn(process.execPath, [STRAPI_CLI, 'develop'], {
  cwd: PLAYGROUND,
  env: strapiEnv(settings, sandbox?.url ?? settings.tossBaseUrl, 'development'),
  stdio: 'inherit',
});
// Ctrl-C reaches both; a signal to this process alone is passed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', async (code) => {
  await sandbox?.stop();
  process.exit(code ?? 1);
});
