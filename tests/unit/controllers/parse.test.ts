import type { z } from '@strapi/utils';
import { parserOf } from '../../../server/src/controllers/validation/parse';
import { createEventEndpointBody } from '../../../server/src/controllers/validation/event';
import { createKeySetBody } from '../../../server/src/controllers/validation/key-set';
import { stockBody } from '../../../server/src/controllers/validation/offer';
import { createOrderBody, listOrdersQuery } from '../../../server/src/controllers/validation/order';
import { createRefundBody } from '../../../server/src/controllers/validation/refund';
import { filesBelow, read } from '../../support/source-files';

type Refusal = Error & { details: { errors: { path: string[]; message: string }[] } };

/** A key that somebody pasted where a field's name belongs. */
const PASTED = 'test_gsk_PASTEDpastedPASTEDpasted';

const refusalOf = (schema: z.ZodType, input: unknown): Refusal => {
  try {
    parserOf(schema)(input);
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('It was taken');
};

const order = { items: [{ product: 'abc', quantity: 1 }] };

describe('the name of an unknown field', () => {
  it.each<[string, z.ZodType, unknown]>([
    ['an order', createOrderBody, { ...order, [PASTED]: 1 }],
    ['an item', createOrderBody, { items: [{ product: 'abc', quantity: 1, [PASTED]: 1 }] }],
    ['a customer', createOrderBody, { ...order, customer: { [PASTED]: 'x' } }],
    ['metadata with a value that is no text', createOrderBody, { ...order, metadata: { [PASTED]: 5 } }],
    ['metadata with a name that is none', createOrderBody, { ...order, metadata: { [`${PASTED}[`]: 'x' } }],
    ['a refund', createRefundBody, { reason: 'x', [PASTED]: 1 }],
    ['a refund account', createRefundBody, { reason: 'x', refundReceiveAccount: { [PASTED]: 1 } }],
    ['an address for events', createEventEndpointBody, { url: 'https://a.example', [PASTED]: 1 }],
    ['a key set', createKeySetBody, { [PASTED]: 1 }],
    ['a change of stock', stockBody, { set: 1, [PASTED]: 1 }],
    ['a query', listOrdersQuery, { [PASTED]: 1, pagination: { [PASTED]: 1 } }],
  ])('is not repeated for %s', (_what, schema, input) => {
    const { message, details } = refusalOf(schema, input);
    expect(JSON.stringify({ message, details })).not.toContain('PASTED');
    expect(details.errors.length).toBeGreaterThan(0);
  });

  it('would be seen: zod itself repeats it', () => {
    const { error } = createOrderBody.safeParse({ ...order, [PASTED]: 1 });
    expect(JSON.stringify(error?.issues)).toContain(PASTED);
  });
});

it('says where a known field is wrong, in the words of its schema', () => {
  const { message, details } = refusalOf(createOrderBody, { items: [{ product: 'abc', quantity: 0 }] });
  expect(details.errors).toEqual([{ path: ['items', '0', 'quantity'], message, name: 'ValidationError' }]);
  expect(refusalOf(createKeySetBody, { nothing: 1 }).details.errors.at(-1)).toMatchObject({
    path: [],
    message: 'INVALID',
  });
});

it('hands on what a schema makes of its input', () => {
  expect(parserOf(listOrdersQuery)({})).toEqual({ pagination: { page: 1, pageSize: 25 } });
});

it('no controller reads a request with anything else', () => {
  const controllers = filesBelow('server/src/controllers').filter((file) => !file.endsWith('/validation/parse.ts'));
  expect(controllers.length).toBeGreaterThan(20);
  expect(controllers.filter((file) => /validateZodSchema|\.parse\(ctx/.test(read(file)))).toEqual([]);
});
