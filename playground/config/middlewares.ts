export default [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  {
    name: 'strapi::cors',
    // A browser may send `Idempotency-Key` only when the host allows the header.
    config: { headers: ['Content-Type', 'Authorization', 'Origin', 'Accept', 'Idempotency-Key'] },
  },
  'strapi::poweredBy',
  'strapi::query',
  'strapi::body',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];
