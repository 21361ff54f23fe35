import type { Environment, KeyKind } from '../../../../contracts/keys';
import type { KeySetInput, KeySetView } from '../../../../contracts/settings';

/** What the form holds. An emptied field is `null`; secrets start empty always. */
export type KeySetValues = {
  name: string | null;
  description: string | null;
  environment: Environment;
  kind: KeyKind;
  mid: string | null;
  clientKey: string | null;
  secretKey: string | null;
  securityKey: string | null;
  isEnabled: boolean;
  isDefault: boolean;
};

const EMPTY: KeySetValues = {
  name: null,
  description: null,
  environment: 'test',
  kind: 'widget',
  mid: null,
  clientKey: null,
  secretKey: null,
  securityKey: null,
  isEnabled: true,
  isDefault: false,
};

/** The set that new orders of this environment and kind use now. */
export const defaultFor = (
  sets: readonly KeySetView[],
  like: Pick<KeySetValues, 'environment' | 'kind'>
): KeySetView | undefined =>
  sets.find((set) => set.isDefault && set.isEnabled && set.environment === like.environment && set.kind === like.kind);

/** A new set as the form starts: the default only where there is none, for a key not yet tried takes no orders over. */
export const newValues = (sets: readonly KeySetView[]): KeySetValues => ({
  ...EMPTY,
  isDefault: !defaultFor(sets, EMPTY),
});

/** What is stored, as the form starts with it. */
export const valuesOf = (set: KeySetView): KeySetValues => ({
  name: set.name,
  description: set.description,
  environment: set.environment,
  kind: set.kind,
  mid: set.mid,
  clientKey: set.clientKey,
  secretKey: null,
  securityKey: null,
  isEnabled: set.isEnabled,
  isDefault: set.isDefault,
});

/** What is sent. A security key typed before the kind was changed is left out: only API keys have one. */
export const inputOf = (values: KeySetValues, version: number | null): KeySetInput => ({
  ...values,
  ...(version === null ? {} : { version }),
  name: values.name?.trim() ?? '',
  clientKey: values.clientKey ?? '',
  securityKey: values.kind === 'api' ? values.securityKey : null,
});
