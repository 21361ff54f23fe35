import { z } from '@strapi/utils';
import { ENVIRONMENTS, KEY_KINDS } from '../../../../contracts/keys';
import {
  ROTATED_SECRETS,
  type KeySetInput,
  type PromoteInput,
  type RetireInput,
  type RotateInput,
} from '../../../../contracts/settings';

/** Far above every limit: the rules in the domain say what is too long, with the words that the form knows. */
const MAX_TEXT = 1_000;
const MAX_VERSION = 2_147_483_647;

/** Messages are the form's words for a field that is wrong; what was sent is never repeated. */
const text = z.string('INVALID').max(MAX_TEXT, 'TOO_LONG');
const optionalText = text.nullable().optional();
const flag = z.boolean('INVALID');

/** Zod would repeat the name of a field that it does not know, and a key may have been pasted there. */
const withoutNames = (issue: { code: string }): string | undefined =>
  issue.code === 'unrecognized_keys' ? 'INVALID' : undefined;

export const keySetId = z.string().regex(/^ks_[0-9a-f]{24}$/);

export const createKeySetBody = z.strictObject(
  {
    name: text,
    description: optionalText,
    environment: z.enum(ENVIRONMENTS, 'INVALID'),
    kind: z.enum(KEY_KINDS, 'INVALID'),
    mid: optionalText,
    clientKey: text,
    secretKey: optionalText,
    securityKey: optionalText,
    isEnabled: flag,
    isDefault: flag,
  },
  { error: withoutNames }
) satisfies z.ZodType<KeySetInput>;

/** A change names the version it was made on: keys that money hangs on are never overwritten unseen. */
const version = z.number('INVALID').int().min(1).max(MAX_VERSION);

export const updateKeySetBody = createKeySetBody.extend({ version }) satisfies z.ZodType<KeySetInput>;

const which = z.enum(ROTATED_SECRETS, 'INVALID');
const optionalInstant = z.iso.datetime('INVALID').nullable().optional();

export const rotateBody = z.strictObject(
  {
    which,
    key: text.min(1, 'REQUIRED'),
    previousEndsAt: optionalInstant,
    replacesPrevious: flag.optional(),
    version,
  },
  { error: withoutNames }
) satisfies z.ZodType<RotateInput>;

export const promoteBody = z.strictObject(
  { which, version },
  { error: withoutNames }
) satisfies z.ZodType<PromoteInput>;

export const retireBody = z.strictObject(
  { which, at: optionalInstant, version },
  { error: withoutNames }
) satisfies z.ZodType<RetireInput>;
