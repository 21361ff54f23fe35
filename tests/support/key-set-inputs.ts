import type { KeySetInput } from '../../contracts/settings';
import { DOCUMENTATION_KEY_SETS } from '../../sandbox';

let names = 0;

/** A name that no other set has: two enabled ones of one environment and kind cannot share one. */
export const newSetName = (): string => `set ${(names += 1)}`;

/** What the panel's form sends for the keys of Toss's public documentation, which the sandbox knows. */
export const documentationKeySet = (kind: 'widget' | 'api', changes: Partial<KeySetInput> = {}): KeySetInput => {
  const known = DOCUMENTATION_KEY_SETS.find((set) => set.kind === kind);
  if (!known) throw new Error(`The sandbox knows no ${kind} keys`);
  const { clientKey, environment, secretKeys } = known;
  return {
    name: `${kind} keys`,
    environment,
    kind,
    clientKey,
    secretKey: secretKeys[0] ?? null,
    isEnabled: true,
    isDefault: false,
    ...changes,
  };
};
