import type { Environment } from '../../../contracts/keys';
import type { InstallationDifference } from '../../../contracts/vault';

/**
 * Which installation the rows of a database belong to. It stands beside them, so that what carries them elsewhere (a
 * copy, an import) carries it along. Times in epoch milliseconds.
 */
export type InstallationMark = {
  installationId: string;
  environment: Environment;
  /** A fingerprint of settings that all processes of an installation share and another one does not. */
  settings: string;
  markedAt: number;
};

/** What a mark should say here. */
export type Installation = Pick<InstallationMark, 'environment' | 'settings'>;

/**
 * What tells this installation from the one that the mark names. From test to live is how a shop opens, and no
 * difference; from live to test is what a copy on a laptop looks like.
 */
export const differencesOf = (mark: InstallationMark, here: Installation): InstallationDifference[] => [
  ...(mark.settings === here.settings ? [] : (['settings'] as const)),
  ...(mark.environment === 'live' && here.environment === 'test' ? (['environment'] as const) : []),
];
