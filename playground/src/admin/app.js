// A plugin cannot switch a language on; the app does.
export default {
  config: {
    locales: ['ko'],
    notifications: { releases: false },
    tutorials: false,
  },
  bootstrap() {},
};
