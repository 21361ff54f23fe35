import { CommerceError } from './errors';
import type { KeySet } from './key-set';
import type { FieldName, KeySetDraft } from './key-set-rules';

/** What an order's page, its payments and their refunds hang on. */
const SHOP_FIELDS = ['environment', 'kind', 'clientKey'] as const;

/**
 * What a draft would change of a set although orders were made with it: what says which shop it is, and keys that are
 * stored already, which would be overwritten untried and without the old one beside them. Those rotate.
 */
export const fixedChanges = (before: KeySet, draft: KeySetDraft): FieldName[] => [
  ...SHOP_FIELDS.filter((field) => before[field] !== draft[field]),
  ...(draft.secretKey !== null && before.secrets.primarySecretKey ? (['secretKey'] as const) : []),
  ...(draft.securityKey !== null && before.secrets.primarySecurityKey ? (['securityKey'] as const) : []),
];

/** Says what to do instead. */
export const keySetInUse = (keySetId: string, fields: readonly FieldName[]): CommerceError =>
  new CommerceError(
    'KEY_SET_IN_USE',
    'Orders were made with this key set, and their payments are read and refunded with it: make a new key set for ' +
      'another client key, environment or kind and make that one the default; rotate its secret keys',
    { keySetId, errors: fields.map((field) => ({ path: [field], message: 'IN_USE', name: 'ValidationError' })) }
  );
