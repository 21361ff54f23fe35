import { createStrapi } from '@strapi/strapi';
import { tellParent } from './flows';

const folder = process.cwd();
const strapi = createStrapi({ appDir: folder, distDir: folder, serveAdminPanel: false, autoReload: false });

// `load`: what Strapi's commands do, which never listen. `start`: what a server does.
if (process.env['TEST_LOAD_ONLY']) void strapi.load().then(() => tellParent({ kind: 'up', port: 0 }));
else void strapi.start();

// Whoever started this process is gone: so is the reason for it.
process.on('disconnect', () => process.exit(1));
