/**
 * What a Toss key says about itself. A client key and a secret key belong to one set: environment and kind must agree.
 *
 * Source: Toss Payments docs, "API keys": widget keys are `gck`/`gsk`, API-individual keys `ck`/`sk`.
 */
export const ENVIRONMENTS = ['test', 'live'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const KEY_KINDS = ['widget', 'api'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

export type KeyRole = 'client' | 'secret';

/** What can be wrong with a key for the set it is put into. The first three are the provider's own words. */
export const KEY_PROBLEMS = [
  'INVALID_API_KEY',
  'NOT_SUPPORTED_WIDGET_KEY',
  'NOT_SUPPORTED_API_INDIVIDUAL_KEY',
  'NOT_A_KEY',
  'WRONG_ROLE',
  'STRAY_CHARACTERS',
] as const;
export type KeyProblem = (typeof KEY_PROBLEMS)[number];

export type KeyFacts = { environment: Environment; kind: KeyKind; role: KeyRole };

const KEY_FORM = /^(test|live)_(gck|gsk|ck|sk)_[A-Za-z0-9_]+$/;
const SECURITY_KEY_FORM = /^[0-9a-fA-F]{64}$/;
const MAX_KEY_LENGTH = 200;

/** Reads a key's prefix; `null` when the text is no Toss key (obsolete `ak` keys, spaces, a byte order mark). */
export const readKey = (key: string): KeyFacts | null => {
  const match = key.length <= MAX_KEY_LENGTH ? KEY_FORM.exec(key) : null;
  if (!match) return null;
  const [, environment, prefix] = match as unknown as [string, Environment, 'gck' | 'gsk' | 'ck' | 'sk'];
  return {
    environment,
    kind: prefix.startsWith('g') ? 'widget' : 'api',
    role: prefix.endsWith('ck') ? 'client' : 'secret',
  };
};

/**
 * Says why `key` does not belong into a set of this environment and kind; `null` when it does.
 * Test and live mixed is `INVALID_API_KEY`; a widget key in an API set `NOT_SUPPORTED_WIDGET_KEY`, the other way round
 * `NOT_SUPPORTED_API_INDIVIDUAL_KEY`.
 */
export const keyProblem = (
  key: string,
  set: { environment: Environment; kind: KeyKind },
  role: KeyRole
): KeyProblem | null => {
  const facts = readKey(key);
  // With a space, a line break or a byte order mark around it Toss knows no key; mending it in silence would hide that.
  if (!facts) return readKey(key.trim()) ? 'STRAY_CHARACTERS' : 'NOT_A_KEY';
  if (facts.role !== role) return 'WRONG_ROLE';
  if (facts.environment !== set.environment) return 'INVALID_API_KEY';
  if (facts.kind === set.kind) return null;
  return facts.kind === 'widget' ? 'NOT_SUPPORTED_WIDGET_KEY' : 'NOT_SUPPORTED_API_INDIVIDUAL_KEY';
};

/** A security key is 64 hexadecimal characters and exists for API-individual sets only. */
export const isSecurityKey = (key: string): boolean => SECURITY_KEY_FORM.test(key);
