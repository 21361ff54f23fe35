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

export type PlaygroundOptions = {
  /** The folder of an earlier run, which stays when this one stops; without it a fresh one that goes. */
  kept?: string;
  /** What its Strapi finds in its environment besides. */
  env?: Record<string, string>;
  /** Hears of what the launcher does. */
  onStep?: (line: string) => void;
};

/** Starts the playground as `npm start` does, on free ports and with a database of its own. */
export const startPlayground: (
  root: string,
  options?: PlaygroundOptions
) => Promise<{ readyFile: string; stop: () => Promise<void> }>;

/** What ready.json of a playground says. */
export const readReady: (file: string) => Ready;

/** What ready.json of this jest worker's playground says. */
export const ownReady: () => Ready;
