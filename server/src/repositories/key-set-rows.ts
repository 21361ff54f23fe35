import {
  defaultSlotOf,
  SECRET_SLOTS,
  type KeySet,
  type PayingKeySet,
  type SecretSlot,
  type StoredSecret,
  type StoredVerification,
} from '../domain/key-set';
import { pick } from './pick';

type Row = Record<string, unknown>;

const PLAIN_FIELDS = [
  'keySetId',
  'name',
  'description',
  'provider',
  'environment',
  'kind',
  'mid',
  'clientKey',
  'hookTokenHash',
  'hookTokenSealed',
  'isEnabled',
  'isDefault',
  'managedBy',
  'version',
  'modifiedBy',
  'modifiedAt',
] as const satisfies readonly (keyof KeySet)[];

type Plain = Pick<KeySet, (typeof PLAIN_FIELDS)[number]>;

const PAYING_SLOTS = ['primarySecretKey', 'secondarySecretKey'] as const satisfies readonly SecretSlot[];

/** The columns of one slot, as `secretOf` reads them. */
const SECRET_SUFFIXES = ['', 'Reference', 'Tail', 'Fingerprint', 'SetAt', 'EndsAt', 'RejectedAt'] as const;

/** What is read of a set whose payments are made or refunded. */
const PAYING_FIELDS = ['keySetId', 'environment', 'kind', 'mid'] as const satisfies readonly (keyof PayingKeySet)[];

const attributesOf = (slots: readonly SecretSlot[]): string[] =>
  slots.flatMap((slot) => SECRET_SUFFIXES.map((suffix) => `${slot}${suffix}`));

export const PAYING_ATTRIBUTES: readonly string[] = [...PAYING_FIELDS, ...attributesOf(PAYING_SLOTS)];

/** What `keySetOf` reads. */
export const KEY_SET_ATTRIBUTES: readonly string[] = [
  ...PLAIN_FIELDS,
  ...attributesOf(SECRET_SLOTS),
  ...['verificationResult', 'verificationCode', 'verifiedAt'],
];

const secretOf = (row: Readonly<Row>, slot: SecretSlot): StoredSecret | null =>
  (row[slot] ?? row[`${slot}Reference`] ?? null) === null
    ? null
    : ({
        sealed: row[slot] ?? null,
        reference: row[`${slot}Reference`] ?? null,
        last4: row[`${slot}Tail`] ?? '',
        fingerprint: row[`${slot}Fingerprint`],
        setAt: row[`${slot}SetAt`],
        endsAt: row[`${slot}EndsAt`] ?? null,
        rejectedAt: row[`${slot}RejectedAt`] ?? null,
      } as StoredSecret);

/** The columns of one slot; all `null` when it is empty. A digit would split a column's name, hence `Tail`. */
const secretColumns = (slot: SecretSlot, secret: StoredSecret | null): Row => ({
  [slot]: secret?.sealed ?? null,
  [`${slot}Reference`]: secret?.reference ?? null,
  [`${slot}Tail`]: secret?.last4 ?? null,
  [`${slot}Fingerprint`]: secret?.fingerprint ?? null,
  [`${slot}SetAt`]: secret?.setAt ?? null,
  [`${slot}EndsAt`]: secret?.endsAt ?? null,
  [`${slot}RejectedAt`]: secret?.rejectedAt ?? null,
});

const verificationOf = (row: Row): StoredVerification | null =>
  row.verifiedAt === null || row.verifiedAt === undefined
    ? null
    : ({
        result: row.verificationResult,
        providerCode: row.verificationCode ?? null,
        verifiedAt: row.verifiedAt,
      } as StoredVerification);

export const verificationColumns = (verification: StoredVerification | null): Row => ({
  verificationResult: verification?.result ?? null,
  verificationCode: verification?.providerCode ?? null,
  verifiedAt: verification?.verifiedAt ?? null,
});

export const keySetOf = (row: Row): KeySet => ({
  ...pick<Plain>(row, PLAIN_FIELDS),
  secrets: Object.fromEntries(SECRET_SLOTS.map((slot) => [slot, secretOf(row, slot)])) as KeySet['secrets'],
  verification: verificationOf(row),
});

export const payingKeySetOf = (row: Readonly<Row>): PayingKeySet => ({
  ...pick<Pick<PayingKeySet, (typeof PAYING_FIELDS)[number]>>(row, PAYING_FIELDS),
  secrets: {
    primarySecretKey: secretOf(row, 'primarySecretKey'),
    secondarySecretKey: secretOf(row, 'secondarySecretKey'),
  },
});

export const rowOf = (keySet: KeySet): Row => ({
  ...pick<Plain>(keySet, PLAIN_FIELDS),
  ...Object.assign({}, ...SECRET_SLOTS.map((slot) => secretColumns(slot, keySet.secrets[slot]))),
  ...verificationColumns(keySet.verification),
  defaultFor: keySet.isDefault ? defaultSlotOf(keySet) : null,
});

/** The sealed columns as they are in memory. */
const sealedColumns = ({ secrets, hookTokenSealed }: KeySet): Row => ({
  ...Object.fromEntries(SECRET_SLOTS.map((slot) => [slot, secrets[slot]?.sealed ?? null])),
  hookTokenSealed,
});

/** What to write over `before`: everything but sealed values that stay. A rekey changes those without a new version. */
export const rowOver = (keySet: KeySet, before: KeySet): Row => {
  const stays = sealedColumns(before);
  const isWritten = ([column, value]: [string, unknown]): boolean => !(column in stays) || stays[column] !== value;
  return Object.fromEntries(Object.entries(rowOf(keySet)).filter(isWritten));
};
