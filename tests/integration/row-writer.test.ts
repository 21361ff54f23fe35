import { UID } from '../../server/src/content-types/uids';
import { createRowWriter, type RowWriter } from '../../server/src/repositories/row-writer';
import { startHost, type Host } from '../support/host-app';
import { aPayment } from '../support/money-values';

type Row = Record<string, unknown>;
type Event = { action: string; params: { where?: Row; data: unknown }; result?: unknown };

const AT = Date.UTC(2026, 10, 22, 3, 4, 5, 678);

let host: Host;
let rows: RowWriter;

beforeAll(async () => {
  host = await startHost();
  rows = createRowWriter(host.strapi, UID.payment);
});
afterAll(() => host?.stop());

const strapis = () => host.strapi.db.query(UID.payment);
/** As the database keeps them, without what each row has of its own. */
const kept = async (paymentKey: string): Promise<Row> => {
  const [row] = (await host.strapi.db.connection('commerce_payments').where({ payment_key: paymentKey })) as Row[];
  const { id: _id, document_id: documentId, payment_key: _key, ...rest } = row ?? {};
  return { ...rest, hasDocumentId: typeof documentId === 'string' && documentId.length === 24 };
};
const written = (paymentKey: string, more: Row = {}): Row => ({
  ...aPayment({
    paymentKey,
    amount: Number.MAX_SAFE_INTEGER,
    details: { cardNumber: '9410****', 한글: "o'q?:x" } as never,
  }),
  ...{ createdAt: new Date(AT), updatedAt: new Date(AT), publishedAt: new Date(AT) },
  ...more,
});

/** What the host's hooks are told while `work` runs. */
const heardDuring = async (work: () => Promise<unknown>, change: (event: Event) => void = () => undefined) => {
  const heard: Event[] = [];
  const stop = host.strapi.db.lifecycles.subscribe((event) => {
    if (event.model.uid !== UID.payment) return;
    change(event as never);
    heard.push({ action: event.action, params: event.params as never, result: (event as { result?: unknown }).result });
  });
  await work();
  stop();
  return heard;
};

it('inserts the very row that Strapi inserts', async () => {
  await strapis().createMany({ data: [written('theirs') as never] });
  await rows.insert([written('ours')]);
  expect(await kept('ours')).toEqual(await kept('theirs'));
});

it('inserts several rows at once, each with what it has', async () => {
  const two = (of: string) => [written(`${of}_1`, { traceId: 'a' }), { ...written(`${of}_2`), traceId: undefined }];
  await strapis().createMany({ data: two('theirs') as never });
  await rows.insert(two('ours'));
  for (const n of [1, 2]) expect(await kept(`ours_${n}`)).toEqual(await kept(`theirs_${n}`));
});

it.each([
  [
    'every kind of value',
    { state: 'paid', isSurplus: true, details: { a: [1, null, 'x'] }, approvedAt: AT, dueAt: null },
  ],
  ['what is left out and what is not there', { traceId: undefined, noSuchAttribute: 1, attempts: 7 }],
  ['a date', { updatedAt: new Date(AT + 1_000) }],
])('updates as Strapi updates: %s', async (_what, change) => {
  const data: Row = { updatedAt: new Date(AT), ...change };
  const { count } = await strapis().updateMany({ where: { paymentKey: 'theirs', revision: 0 }, data: data as never });
  expect(await rows.update({ paymentKey: 'ours', revision: 0 }, data)).toBe(count);
  expect(count).toBe(1);
  expect(await kept('ours')).toEqual(await kept('theirs'));
});

it('says how many rows there were, also when nothing in them is another', async () => {
  const data = { traceId: 'same', updatedAt: new Date(AT) };
  const keys = { paymentKey: { $in: ['ours_1', 'ours_2'] } };
  expect(await rows.update(keys, data)).toBe(2);
  expect(await rows.update(keys, data)).toBe(2);
  expect(await rows.update({ paymentKey: 'ours', revision: 99 }, data)).toBe(0);
  expect(await rows.update({ paymentKey: { $in: [] } }, data)).toBe(0);
});

it('tells the host’s hooks what Strapi tells them', async () => {
  const by = async (insert: (row: Row) => Promise<unknown>, update: (key: string) => Promise<unknown>, key: string) => {
    const heard = await heardDuring(async () => {
      await insert(written(key));
      await update(key);
    });
    return heard.map(({ action, params }) => [action, JSON.stringify(params).replaceAll(key, 'key')]);
  };
  const data = { traceId: 'told', updatedAt: new Date(AT) };
  const ours = await by(
    (row) => rows.insert([row]),
    (key) => rows.update({ paymentKey: key }, data),
    'heard_ours'
  );
  const theirs = await by(
    (row) => strapis().createMany({ data: [row as never] }),
    (key) => strapis().updateMany({ where: { paymentKey: key }, data: data as never }),
    'heard_theirs'
  );
  expect(ours.map(([action]) => action)).toEqual([
    ...['beforeCreateMany', 'afterCreateMany'],
    ...['beforeUpdateMany', 'afterUpdateMany'],
  ]);
  expect(ours).toEqual(theirs);
});

it('writes what a hook of the host makes of it, in words of Strapi’s own too', async () => {
  const heard = await heardDuring(
    () => rows.update({ paymentKey: 'ours' }, { traceId: 'as asked' }),
    ({ action, params }) => {
      if (action !== 'beforeUpdateMany') return;
      (params.data as Row).traceId = 'as hooked';
      params.where = { paymentKey: { $startsWith: 'ours_' } };
    }
  );
  expect(heard.at(-1)?.result).toEqual({ count: 2 });
  expect((await kept('ours_1')).trace_id).toBe('as hooked');
  expect((await kept('ours')).trace_id).not.toBe('as hooked');
});

it('is undone with the transaction that it came in, and holds no other connection', async () => {
  const work = host.strapi.db.transaction(async () => {
    await rows.insert([written('undone')]);
    await rows.update({ paymentKey: 'ours' }, { traceId: 'undone' });
    throw new Error('undone');
  });
  await expect(work).rejects.toThrow('undone');
  expect(await strapis().count({ where: { paymentKey: 'undone' } })).toBe(0);
  expect((await kept('ours')).trace_id).not.toBe('undone');
});

describe('where the rest of a condition has an index as well', () => {
  const sentFor = async (work: () => Promise<unknown>): Promise<string> => {
    const sent: string[] = [];
    const listen = ({ sql }: { sql: string }): void => {
      if (/^update .commerce_payments/.test(sql)) sent.push(sql);
    };
    host.strapi.db.connection.on('query', listen);
    await work().finally(() => host.strapi.db.connection.removeListener('query', listen));
    return sent.join('\n');
  };
  const change = { traceId: 'looked for' };

  it('a row that is named is found by its name alone', async () => {
    const sent = await sentFor(() =>
      rows.update({ paymentKey: 'ours', state: 'confirming', revision: { $gte: 0 } }, change)
    );
    expect(sent).toMatch(/where .payment_key. = \S+ and \(.state. = \S+\) is true and \(.revision. >= \S+\) is true$/);
  });

  it('rows that are not are found by whatever serves', async () => {
    const sent = await sentFor(() => rows.update({ orderId: 'ord_none', state: 'confirming' }, change));
    expect(sent).toMatch(/where .order_id. = \S+ and .state. = \S+$/);
  });
});
