import { importsOf } from './support/architecture/imports';
import { complaintsOf } from './support/architecture/layers';
import { filesBelow, read } from './support/source-files';

const MAX_LINES = 250;
const CODE = /\.(ts|tsx|mjs|cjs|js)$/;
const LAYERED = ['contracts', 'server', 'admin', 'sandbox'];

const sources = (): string[] =>
  [...LAYERED.flatMap(filesBelow), 'strapi-server.ts', 'strapi-admin.ts'].filter((file) => CODE.test(file));

describe('who may import whom', () => {
  it('reads every half of the plugin', () => {
    const folders = new Set(sources().map((file) => file.split('/')[0]));
    expect([...folders]).toEqual(expect.arrayContaining(LAYERED));
  });

  it('has no wrong arrow', () => {
    expect(sources().flatMap((file) => complaintsOf(file, read(file)))).toEqual([]);
  });
});

describe('the guard itself', () => {
  it.each([
    ['contracts/orders.ts', "import { z } from 'zod';"],
    ['contracts/orders.ts', "export * from '../server/src/domain/money';"],
    ['server/src/domain/order.ts', "import type { Core } from '@strapi/types';"],
    ['server/src/domain/order.ts', "import type { PaymentProvider } from '../providers/payment-provider';"],
    ['server/src/domain/order.ts', "import { createHash } from 'node:crypto';"],
    ['server/src/domain/order-states.ts', "import type { OrderState } from '../../../contracts/orders';"],
    ['server/src/domain/order-states.ts', "import { money } from './money';"],
    ['server/src/services/refunds.ts', "import { errors } from '@strapi/utils';"],
    ['server/src/services/refunds.ts', "import { createTossProvider } from '../providers/toss/provider';"],
    ['server/src/services/refunds.ts', "import { createRefunds } from '../repositories/refunds';"],
    ['server/src/services/refunds.ts', "const { createRefunds } = await import('../repositories/refunds');"],
    ['server/src/services/refunds.ts', "const strapi = require('@strapi/strapi');"],
    ['server/src/services/nested/index.ts', "import { errors } from '@strapi/utils';"],
    ['server/src/providers/toss/client.ts', "import { errors } from '@strapi/utils';"],
    ['server/src/providers/toss/client.ts', "import { createVault } from '../../vault/vault';"],
    ['server/src/vault/seal.ts', "import type {\n  Core,\n} from '@strapi/types';"],
    ['server/src/controllers/order.ts', "import { createOrders } from '../repositories/orders';"],
    ['server/src/controllers/order.ts', "import type { OrderFilter } from '../repositories/ports';"],
    ['server/src/controllers/order.ts', 'const rows = await strapi.db.query(uid).findMany();'],
    ['server/src/services/index.ts', 'const rows = await strapi.documents(uid).findMany();'],
    ['server/src/routes/content-api/order.ts', "import { UID } from '../../content-types/uids';"],
    ['server/src/helpers/any.ts', ''],
    ['admin/src/pages/orders/list.tsx', "import { money } from '../../../../server/src/domain/money';"],
    ['sandbox/server.ts', "import { PLUGIN_ID } from '../contracts/plugin-id';"],
    ['sandbox/server.ts', "import axios from 'axios';"],
  ])('refuses in %s: %s', (file, source) => {
    expect(complaintsOf(file, source)).not.toEqual([]);
  });

  it.each([
    ['server/src/domain/transition.ts', "import { NEXT_ORDER_STATES } from './order-states';"],
    ['server/src/services/refunds.ts', "import type { InTransaction } from '../repositories/ports';"],
    ['server/src/services/refunds.ts', "import type { RefundRepository } from '../repositories/refunds';"],
    ['server/src/services/index.ts', "import { createOrders } from '../repositories/orders';"],
    ['server/src/repositories/orders.ts', 'const rows = await strapi.db.query(uid).findMany();'],
    ['server/src/controllers/order.ts', '// never strapi.db here'],
    ['admin/src/index.ts', "import { PLUGIN_ID } from '../../contracts/plugin-id';"],
  ])('allows in %s: %s', (file, source) => {
    expect(complaintsOf(file, source)).toEqual([]);
  });

  it('reads an import however it is written', () => {
    const source = [
      "import a from 'a';",
      "import {\n  b,\n  type B,\n} from 'b';",
      "import type { C } from 'c';",
      "export { d } from 'd';",
      "export * from 'e';",
      "import 'f';",
      "const g = import('g');",
      "const h = require('h');",
      "// import i from 'i';",
      "const address = 'https://example.com'; // import k from 'k';",
    ].join('\n');
    const found = importsOf(source);
    expect(found.map(({ specifier }) => specifier).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
    expect(found.filter(({ typeOnly }) => typeOnly).map(({ specifier }) => specifier)).toEqual(['c']);
  });
});

it(`no source file is longer than ${MAX_LINES} lines`, () => {
  const long = filesBelow('.')
    .filter((file) => CODE.test(file))
    .map((file) => ({ file, lines: read(file).trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES);
  expect(long).toEqual([]);
});
