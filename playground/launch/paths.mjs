import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository: the plugin's own package, whose install serves the playground too. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export const PLAYGROUND = join(ROOT, 'playground');

/** The compiled app; its panel is in `build/` below it. */
export const APP_DIST = join(PLAYGROUND, 'dist');

/** What the launcher remembers between runs about what it built. */
export const BUILD_CACHE = join(ROOT, '.cache');

/** The file that a package of the install starts its command with. */
export const PLUGIN_CLI = join(ROOT, 'node_modules/@strapi/sdk-plugin/bin/strapi-plugin.js');
export const STRAPI_CLI = join(ROOT, 'node_modules/@strapi/strapi/bin/strapi.js');
export const TSC_CLI = join(ROOT, 'node_modules/typescript/bin/tsc');
