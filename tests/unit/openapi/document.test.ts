import { version } from '../../../package.json';
import { ERROR_STATUS, type CommerceErrorCode } from '../../../contracts/error-codes';
import { openApiDocument } from '../../../server/src/openapi/document';
import { OPERATIONS } from '../../../server/src/openapi/operations';
import { contentApi } from '../../../server/src/routes/content-api';
import { lintOpenApi } from '../../support/openapi/lint';

const document = openApiDocument(contentApi.routes, '/api');
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ title: `${method.toUpperCase()} ${path}`, operation }))
);
const operationOf = (title: string) => operations.find((found) => found.title === title)!.operation;

describe('the table of operations', () => {
  it('has a row for every route, and a route for every row', () => {
    expect(contentApi.routes.map(({ handler }) => handler).sort()).toEqual(Object.keys(OPERATIONS).sort());
  });

  it('makes every route an operation', () => {
    const titles = contentApi.routes.map(
      ({ method, path }) => `${method} /commerce-payments${path.replace(/:(\w+)/g, '{$1}')}`
    );
    expect(operations.map(({ title }) => title).sort()).toEqual(titles.sort());
  });

  it('leaves open what needs no token, and nothing else', () => {
    const open = contentApi.routes.filter(({ config }) => 'auth' in config).map(({ handler }) => handler);
    expect(Object.keys(OPERATIONS).filter((handler) => OPERATIONS[handler]?.isOpen)).toEqual(open);
  });
});

describe('the OpenAPI document', () => {
  it('passes the linter without an error, and with no warning but one', () => {
    expect(lintOpenApi(document)).toEqual([
      // Nothing about reading the document can be the reader's mistake.
      expect.objectContaining({
        severity: 'warn',
        ruleId: 'operation-4xx-response',
        at: expect.stringContaining('openapi.json'),
      }),
    ]);
  }, 30_000);

  it('is of this version, under the host’s prefix', () => {
    expect(document.info.version).toBe(version);
    expect(document.servers[0]?.url).toBe('/api');
    expect(openApiDocument(contentApi.routes, '/rest').servers[0]?.url).toBe('/rest');
    expect(openApiDocument(contentApi.routes, '').servers[0]?.url).toBe('/');
  });

  it('leaves out a route that the host added', () => {
    const more = [...contentApi.routes, { method: 'GET' as const, path: '/of-the-host', handler: 'host.find' }];
    expect(openApiDocument(more, '/api')).toEqual(document);
  });

  it.each(operations)('$title lists each of its codes under its status', ({ operation }) => {
    const listed = JSON.stringify(operation.responses).match(/[A-Z]+(_[A-Z]+)+/g) ?? [];
    for (const code of listed as CommerceErrorCode[]) {
      expect(JSON.stringify(operation.responses[ERROR_STATUS[code]])).toContain(`"${code}"`);
    }
  });

  it.each(operations.filter(({ operation }) => operation.security?.length !== 0))(
    '$title has answers for 401, 403 and 500',
    ({ operation }) => {
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403', '500']));
    }
  );

  it('names the statuses of a confirmation, and where a 202 points', () => {
    const { responses } = operationOf('POST /commerce-payments/payments/confirm');
    expect(Object.keys(responses)).toEqual([
      '200',
      '202',
      '400',
      '401',
      '402',
      '403',
      '404',
      '409',
      '410',
      '413',
      '422',
      '429',
      '500',
      '503',
    ]);
    expect(responses['202']?.headers).toHaveProperty('Location');
  });

  it('takes an Idempotency-Key where something is made', () => {
    const taking = operations.filter(({ operation }) =>
      operation.parameters?.some(({ name }) => name === 'Idempotency-Key')
    );
    expect(taking.map(({ operation }) => operation.operationId)).toEqual(['createOrder', 'createRefund']);
  });

  it('takes a body with data around it or bare, as a request is before it is read', () => {
    expect(
      operationOf('POST /commerce-payments/payments/confirm').requestBody?.content['application/json'].schema.oneOf
    ).toHaveLength(2);
    const { amount } = document.components.schemas['PaymentConfirmation']?.['properties'] as Record<
      string,
      { anyOf: { type: string }[] }
    >;
    expect(amount?.anyOf.map(({ type }) => type)).toEqual(['integer', 'string']);
  });

  it('asks for pages as Strapi does, in brackets', () => {
    const pagination = operationOf('GET /commerce-payments/orders').parameters?.find(
      ({ name }) => name === 'pagination'
    );
    expect(pagination).toMatchObject({
      in: 'query',
      required: false,
      style: 'deepObject',
      explode: true,
      schema: { type: 'object' },
    });
  });

  it('demands a token everywhere but for itself and for what Toss calls', () => {
    expect(document.security).toEqual([{ apiToken: [] }]);
    const open = operations.filter(({ operation }) => operation.security?.length === 0);
    expect(open.map(({ title }) => title)).toEqual([
      'POST /commerce-payments/webhooks/toss/{hookToken}',
      'GET /commerce-payments/openapi.json',
    ]);
  });

  it('says which tokens reach an operation', () => {
    expect(operationOf('GET /commerce-payments/orders').description).toContain('read-only or full-access token');
    expect(operationOf('POST /commerce-payments/orders').description).toContain(
      'a full-access token, or a custom one with `plugin::commerce-payments.order.create`'
    );
  });
});
