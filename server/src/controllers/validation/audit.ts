import { z } from '@strapi/utils';
import { ACTOR_KINDS, AUDIT_ACTIONS, AUDIT_SUBJECTS, type AuditProgress } from '../../../../contracts/audit';
import { instant, line, pagination } from './common';

const time = instant.transform((text) => Date.parse(text));

const filter = z.strictObject({
  actorKind: z.enum(ACTOR_KINDS).optional(),
  actorId: line(64).optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  subjectKind: z.enum(AUDIT_SUBJECTS).optional(),
  subjectId: line(200).optional(),
  from: time.optional(),
  to: time.optional(),
});

type Ids = Pick<z.infer<typeof filter>, 'actorKind' | 'actorId' | 'subjectKind' | 'subjectId'>;

/** An id alone is ambiguous: an administrator and an API token may both be 1. */
const hasKinds = ({ actorKind, actorId, subjectKind, subjectId }: Ids): boolean =>
  (actorId === undefined || actorKind !== undefined) && (subjectId === undefined || subjectKind !== undefined);
const KINDS_WANTED = 'An actorId needs its actorKind, a subjectId its subjectKind';

export const listAuditEntriesQuery = filter.extend({ pagination }).refine(hasKinds, KINDS_WANTED);

export const EXPORT_FORMATS = ['ndjson', 'csv'] as const;
export const exportAuditEntriesQuery = filter
  .extend({ format: z.enum(EXPORT_FORMATS).default('ndjson') })
  .refine(hasKinds, KINDS_WANTED);

const place = z.number().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);

/** Nothing, or what the step before answered as `next`. */
export const verifyAuditChainBody = z.strictObject({
  after: z
    .strictObject({
      place: place.nullable(),
      sequence: place.int().min(0),
      hash: z.string().regex(/^[0-9a-f]{0,64}$/),
      isSigned: z.boolean(),
    })
    .nullable()
    .optional() satisfies z.ZodType<AuditProgress | null | undefined>,
});
