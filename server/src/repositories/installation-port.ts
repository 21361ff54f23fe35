import type { InstallationMark } from '../domain/installation';

export type InstallationRepository = {
  find: () => Promise<InstallationMark | null>;
  /** Puts a mark where there is none; another process may have been faster, and then nothing happens. */
  insert: (mark: InstallationMark) => Promise<void>;
  /** Compare-and-set on what was seen: `false` when another mark stands there by now. */
  replace: (seen: InstallationMark, mark: InstallationMark) => Promise<boolean>;
};
