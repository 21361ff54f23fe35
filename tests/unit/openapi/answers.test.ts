import { CommerceError } from '../../../server/src/domain/errors';
import { answerOfError } from '../../../server/src/domain/error-answer';
import { refundViewOf } from '../../../server/src/controllers/views';
import { openApiDocument } from '../../../server/src/openapi/document';
import { contentApi } from '../../../server/src/routes/content-api';
import { aRefund } from '../../support/money-values';
import { expectToFit, type FittingAnswer } from '../../support/openapi-answers';

const document = JSON.parse(JSON.stringify(openApiDocument(contentApi.routes, '/api'))) as Parameters<
  typeof expectToFit
>[0];
const base = '/api/commerce-payments';

const refund = refundViewOf(aRefund({ orderId: 'order_1', state: 'succeeded', doneAt: 1, transactionKey: 'tx' }), null);
const strapiError = (status: number, details: unknown = {}) => ({
  data: null,
  error: { status, name: 'UnauthorizedError', message: 'No', details },
});
const ours = (...error: ConstructorParameters<typeof CommerceError>) => answerOfError(new CommerceError(...error))!;
const read: FittingAnswer = {
  method: 'GET',
  path: `${base}/refunds/re_1`,
  status: 200,
  body: { data: refund, meta: {} },
};
const confirm = { method: 'POST', path: `${base}/payments/confirm` };

describe('an answer that fits', () => {
  it.each<[string, FittingAnswer]>([
    ['a view of ours', read],
    ['the same with a query', { ...read, path: `${read.path}?x=1` }],
    ['an error of ours', { ...read, ...ours('REFUND_NOT_FOUND', 'No such refund', { refundId: 're_1' }) }],
    ['an error of Strapi', { ...read, status: 401, body: strapiError(401) }],
    [
      'an error of Strapi without details',
      {
        ...read,
        status: 500,
        body: { data: null, error: { status: 500, name: 'InternalServerError', message: 'No' } },
      },
    ],
    ['a body that was no JSON', { ...confirm, status: 400, body: strapiError(400) }],
    [
      'a page',
      {
        ...read,
        path: `${base}/payments/pay_1/refunds`,
        body: { data: [refund], meta: { pagination: { page: 1, pageSize: 25, pageCount: 1, total: 1 } } },
      },
    ],
    ['an address that is not there', { ...read, path: `${base}/nothing`, status: 404, body: 'Not Found' }],
    ['a method that is not there', { ...read, method: 'DELETE', status: 405, body: 'Method Not Allowed' }],
  ])('%s', (_title, answer) => {
    expect(() => expectToFit(document, answer)).not.toThrow();
  });
});

describe('an answer that does not fit', () => {
  it.each<[string, FittingAnswer, RegExp]>([
    ['a field too many', { ...read, body: { data: { ...refund, buyer: 7 }, meta: {} } }, /additional properties/],
    [
      'a field too few',
      { ...read, body: { data: { ...refund, amount: undefined }, meta: {} } },
      /required property 'amount'/,
    ],
    [
      'an amount that is a text',
      { ...read, body: { data: { ...refund, amount: '1000' }, meta: {} } },
      /must be integer/,
    ],
    ['a time in other words', { ...read, body: { data: { ...refund, requestedAt: 'today' }, meta: {} } }, /date-time/],
    ['a status that is not listed', { ...read, status: 418 }, /does not list this status/],
    [
      'a code that the operation does not have',
      { ...read, ...ours('OUT_OF_STOCK', 'None') },
      /does not list this status/,
    ],
    [
      'a code of another operation, of a status that is listed',
      { ...read, ...ours('ORDER_NOT_FOUND', 'No order') },
      /must be equal to one of the allowed values/,
    ],
    ['an error without a code', { ...read, status: 404, body: strapiError(404) }, /'code'/],
    [
      'a code in an answer of Strapi',
      { ...read, status: 401, body: strapiError(401, { code: 'ORDER_NOT_FOUND' }) },
      /details\/code must NOT be valid/,
    ],
    [
      'a status in the body that is another',
      {
        ...read,
        ...ours('REFUND_NOT_FOUND', 'No'),
        body: { ...strapiError(400, { code: 'REFUND_NOT_FOUND', messages: { ko: '', en: '' } }) },
      },
      /must be equal to constant/,
    ],
    [
      'a page without its meta',
      { ...read, path: `${base}/payments/pay_1/refunds`, body: { data: [], meta: {} } },
      /pagination/,
    ],
    [
      'a 202 that does not say where to look',
      { ...confirm, status: 202, headers: new Headers(), body: {} },
      /header Location is missing/,
    ],
    ['an operation that is not described', { ...read, path: `${base}/nothing` }, /no such operation/],
    ['an address outside the prefix', { ...read, path: '/refunds/re_1' }, /not below/],
  ])('%s', (_title, answer, why) => {
    expect(() => expectToFit(document, answer)).toThrow(why);
  });
});
