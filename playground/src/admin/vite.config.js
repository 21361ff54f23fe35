const path = require('path');

/** In `strapi develop` the panel takes the plugin from its sources: an edit shows at once, with no build between. */
module.exports = (config) => {
  if (config.mode === 'development') {
    config.resolve.alias['strapi-plugin-commerce-payments/strapi-admin'] = path.resolve(process.cwd(), '../strapi-admin.ts');
  }
  return config;
};
