/** The last step of `npm run build`: prints what the admin half adds to the panel's first load; too much fails it. */
import { checkInitialSize } from './run/bundle-size.mjs';

process.exitCode = (await checkInitialSize()) ? 0 : 1;
