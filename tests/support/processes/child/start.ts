import { createStrapi } from '@strapi/strapi';
import { tellParent } from './flows';

const boot = async (): Promise<void> => {
  const folder = process.cwd();
  const strapi = createStrapi({ appDir: folder, distDir: folder, serveAdminPanel: false, autoReload: false });
  // `load`: what Strapi's commands do, which never listen. `start`: what a server does.
  if (!process.env['TEST_LOAD_ONLY']) return void (await strapi.start());
  await strapi.load();
  tellParent({ kind: 'up', port: 0 });
};

// Loading Strapi's code is half of a boot: it is done ahead, and the process waits until it is wanted.
process.once('message', (env: Record<string, string>) => {
  Object.assign(process.env, env);
  void boot();
});

// Whoever started this process is gone: so is the reason for it.
process.on('disconnect', () => process.exit(1));
