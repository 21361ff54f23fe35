'use strict';

// The process in which the playground's Strapi runs; strapi-process.mjs starts it.
const { createStrapi } = require('@strapi/strapi');

const [, , appDir, distDir] = process.argv;

// The launcher was killed: end as on Ctrl-C instead of holding the port for ever.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));

createStrapi({ appDir, distDir })
  .start()
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
