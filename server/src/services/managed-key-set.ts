import { CommerceError } from '../domain/errors';
import type { KeySet } from '../domain/key-set';
import type { KeySetDraft } from '../domain/key-set-rules';

/** What config says of a set that it declares. On or off and which is the default stay with people, for emergencies. */
const DECLARED = ['name', 'description', 'environment', 'kind', 'mid', 'clientKey'] as const;

const managed = ({ keySetId }: KeySet, fields: readonly string[]): CommerceError =>
  new CommerceError('KEY_SET_MANAGED', 'The plugin config declares this key set: change it there', {
    keySetId,
    fields,
  });

/** @throws CommerceError `KEY_SET_MANAGED` when the change is about something that config declares */
export const requireOwnChange = (before: KeySet, draft: KeySetDraft): void => {
  if (before.managedBy !== 'config') return;
  const fields = [
    ...DECLARED.filter((field) => before[field] !== draft[field]),
    ...(['secretKey', 'securityKey'] as const).filter((field) => draft[field] !== null),
  ];
  if (fields.length > 0) throw managed(before, fields);
};

/** @throws CommerceError `KEY_SET_MANAGED` for a set whose secrets config declares */
export const requireOwnSecrets = (before: KeySet): void => {
  if (before.managedBy === 'config') throw managed(before, ['secretKey', 'securityKey']);
};
