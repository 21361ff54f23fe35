export type Ready = {
  strapi: string;
  admin: string;
  shop: string;
  api: string;
  sandbox: string;
  adminUser: { email: string; password: string };
  tokens: { readOnly: string; fullAccess: string };
  keySets: { environment: string; kind: 'widget' | 'api'; clientKey: string }[];
};

/**
 * Starts the playground as `npm start` does, on free ports and with a database of its own. `kept`: the folder of an
 * earlier run, which stays when this one stops.
 */
export const startPlayground: (root: string, kept?: string) => Promise<{ readyFile: string; stop: () => Promise<void> }>;

/** What ready.json of the running playground says. */
export const readReady: (file: string) => Ready;
