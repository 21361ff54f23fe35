import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { AuditHead } from '../domain/audit-entry';
import type { AuditHeadRepository } from './audit-entry-port';
import { pick } from './pick';
import { insertUnlessThere, withoutValuesIn } from './row-errors';

const TABLE = 'commerce_audit_heads';
const NAME = 'main';

const toHead = (row: Record<string, unknown> | null): AuditHead | null =>
  row && pick<AuditHead>(row, ['sequence', 'hash', 'at', 'signature', 'signedWith']);

/** The chain's end: a content type beside the entries, so that an export takes both along, or an exclusion neither. */
export const createAuditHeadRepository = (strapi: Core.Strapi): AuditHeadRepository => {
  const heads = () => strapi.db.query(UID.auditHead);
  const where = { name: NAME };

  return withoutValuesIn(TABLE, {
    find: async () => toHead(await heads().findOne({ where })),

    async begin(head) {
      await insertUnlessThere(TABLE, () => heads().createMany({ data: [{ ...head, name: NAME }] }));
    },

    async lock() {
      const locked = strapi.db.queryBuilder(UID.auditHead).where(where).select('*').forUpdate().first();
      return toHead(await locked.execute<Record<string, unknown> | null>());
    },

    async move(head) {
      await heads().updateMany({ where, data: { ...head, updatedAt: new Date() } });
    },
  });
};
