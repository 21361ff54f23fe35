import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { AuditRow } from '../domain/audit-entry';
import { serviceOf } from '../services/service-of';
import { answer, pageAnswer } from './answers';
import { auditEntryViewOf, CSV_HEAD, csvLineOf, jsonLineOf } from './audit-views';
import { exportAuditEntriesQuery, listAuditEntriesQuery, verifyAuditChainBody } from './validation/audit';
import { unwrapped } from './validation/common';
import { parserOf } from './validation/parse';

const parse = {
  list: parserOf(listAuditEntriesQuery),
  export: parserOf(exportAuditEntriesQuery),
  verify: parserOf(verifyAuditChainBody),
};

const WRITING = {
  ndjson: { type: 'application/x-ndjson; charset=utf-8', head: '', lineOf: jsonLineOf },
  csv: { type: 'text/csv; charset=utf-8', head: CSV_HEAD, lineOf: csvLineOf },
};

/** Line by line as the rows come, and no faster than they are taken away. */
async function* linesOf(rows: AsyncIterable<AuditRow>, { head, lineOf }: (typeof WRITING)['csv']) {
  if (head) yield head;
  for await (const row of rows) yield lineOf(row);
}

/** Who did what, for those who may know. */
export const auditEntry = ({ strapi }: { strapi: Core.Strapi }) => {
  const audit = () => serviceOf(strapi, 'audit');

  return {
    async find(ctx: Context) {
      const { pagination, ...filter } = parse.list(ctx.query);
      ctx.body = pageAnswer(await audit().list(filter, pagination), pagination, auditEntryViewOf);
    },

    async export(ctx: Context) {
      const { format, ...filter } = parse.export(ctx.query);
      const day = new Date().toISOString().slice(0, 10);
      ctx.set('Cache-Control', 'no-store');
      ctx.attachment(`audit-trail-${day}.${format}`);
      ctx.type = WRITING[format].type;
      ctx.body = Readable.from(linesOf(audit().every(filter), WRITING[format]), { objectMode: false });
    },

    async verify(ctx: Context) {
      const { after } = parse.verify(unwrapped(ctx.request.body) ?? {});
      ctx.set('Cache-Control', 'no-store');
      ctx.body = answer(await audit().verify(after ?? null));
    },
  };
};
