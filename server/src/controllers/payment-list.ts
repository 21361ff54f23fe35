import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { ExportTicketView, PaymentPageView } from '../../../contracts/payment-list';
import { dayOf } from '../domain/shop-days';
import { serviceOf } from '../services/service-of';
import { actorOf } from './actor-of';
import { answer } from './answers';
import { csvLines } from './csv';
import { paymentCsv, paymentRowViewOf } from './payment-list-views';
import { unwrapped } from './validation/common';
import { parserOf } from './validation/parse';
import { paymentExportBody, paymentListQuery } from './validation/payment-list';

const parse = { list: parserOf(paymentListQuery), export: parserOf(paymentExportBody) };

/** The panel's list of payments, and what is taken away of it. */
export const paymentList = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const { sort, direction, after, before, pageSize, ...filters } = parse.list(ctx.query);
    const wish = { filters, sort, direction, after, before, pageSize };
    const { rows, ...meta } = await serviceOf(strapi, 'paymentList').page(wish);
    ctx.body = { data: rows.map(paymentRowViewOf), meta } satisfies PaymentPageView;
  },

  async openExport(ctx: Context) {
    const request = parse.export(unwrapped(ctx.request.body));
    const { ticket, expiresAt } = await serviceOf(strapi, 'paymentExports').open(request, actorOf(ctx));
    ctx.status = 201;
    ctx.body = answer<ExportTicketView>({ ticket, expiresAt: new Date(expiresAt).toISOString() });
  },

  /** The browser's own download, which sends no login: the ticket is one. */
  async export(ctx: Context) {
    ctx.set('Cache-Control', 'no-store');
    const request = await serviceOf(strapi, 'paymentExports').redeem(String(ctx.params.ticket));
    const { language, sort, direction, ...filters } = parse.export(request);
    const { timeZone } = await serviceOf(strapi, 'shopSettings').read();
    const { head, cellsOf } = paymentCsv(language, timeZone);
    ctx.attachment(`payments-${dayOf(Date.now(), timeZone)}.csv`);
    ctx.type = 'text/csv; charset=utf-8';
    const rows = serviceOf(strapi, 'paymentList').every({ filters, sort, direction });
    ctx.body = Readable.from(csvLines(head, rows, cellsOf), { objectMode: false });
  },
});
