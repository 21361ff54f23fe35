import { CommerceError } from '../../../server/src/domain/errors';
import { answerOfError } from '../../../server/src/domain/error-answer';
import type { IdempotencyRecord, IdempotencyRepository } from '../../../server/src/repositories/idempotency';
import { createIdempotency } from '../../../server/src/services/idempotency';

const memoryRecords = (): IdempotencyRepository & { rows: Map<string, IdempotencyRecord> } => {
  const rows = new Map<string, IdempotencyRecord>();
  const change = (keyHash: string, by: Partial<IdempotencyRecord>) => {
    const row = rows.get(keyHash);
    if (row) rows.set(keyHash, { ...row, ...by });
  };
  return {
    rows,
    insert: async (record) => !rows.has(record.keyHash) && Boolean(rows.set(record.keyHash, record)),
    find: async (keyHash) => rows.get(keyHash) ?? null,
    takeOver: async ({ keyHash, leaseUntil }, until) => {
      if (rows.get(keyHash)?.leaseUntil !== leaseUntil) return false;
      change(keyHash, { leaseUntil: until });
      return true;
    },
    finish: async (keyHash, { status, answer }) => change(keyHash, { status, answer }),
    release: async (keyHash) => change(keyHash, { leaseUntil: 0 }),
    forget: async (keyHash) => void rows.delete(keyHash),
    sweep: async (now) => {
      const old = [...rows.values()].filter(({ expiresAt }) => expiresAt < now);
      for (const { keyHash } of old) rows.delete(keyHash);
      return old.length;
    },
  };
};

const aDesk = () => {
  const records = memoryRecords();
  const time = { now: 1_000_000 };
  let subjects = 0;
  const idempotency = createIdempotency({
    records,
    clock: () => time.now,
    answerOf: answerOfError,
    wait: async (ms) => {
      time.now += ms;
      await new Promise(setImmediate);
    },
  });
  const ask = (
    work: (subject: string) => Promise<{ status: number; body: unknown }>,
    change: Partial<{ scope: string; key: string; body: unknown }> = {}
  ) =>
    idempotency.once(
      {
        scope: 'refund.create token:1',
        key: 'k-1',
        body: { amount: 1 },
        newSubject: () => `rf_${(subjects += 1)}`,
        ...change,
      },
      work
    );
  return { records, time, idempotency, ask };
};

const made = async (subject: string) => ({ status: 201, body: { refundId: subject } });

test('same key and body, same answer; the work is done once', async () => {
  const { ask } = aDesk();
  const work = jest.fn(made);
  const first = await ask(work);
  expect(await ask(work)).toEqual(first);
  expect(await ask(work, { body: { amount: 1 } })).toEqual({ status: 201, body: { refundId: 'rf_1' } });
  expect(work).toHaveBeenCalledTimes(1);
});

test('the order of a body’s fields is no difference', async () => {
  const { ask } = aDesk();
  await ask(made, { body: { a: 1, b: { c: 2, d: 3 } } });
  expect(await ask(made, { body: { b: { d: 3, c: 2 }, a: 1 } })).toEqual({ status: 201, body: { refundId: 'rf_1' } });
});

test('another body under the same key is refused', async () => {
  const { ask } = aDesk();
  await ask(made);
  await expect(ask(made, { body: { amount: 2 } })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
});

test.each([{ scope: 'refund.create token:2' }, { scope: 'order.create token:1' }, { key: 'k-2' }])(
  '%j is another request',
  async (change) => {
    const { ask } = aDesk();
    await ask(made);
    expect(await ask(made, change)).toEqual({ status: 201, body: { refundId: 'rf_2' } });
  }
);

test('when both arrive at once, one works and both get its answer', async () => {
  const { ask } = aDesk();
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const work = jest.fn(async (subject: string) => gate.then(() => made(subject)));
  const both = [ask(work), ask(work)];
  setImmediate(open);
  const [first, second] = await Promise.all(both);
  expect(second).toEqual(first);
  expect(work).toHaveBeenCalledTimes(1);
});

test('a refusal is the answer, and is kept', async () => {
  const { ask } = aDesk();
  const work = jest.fn(async () => Promise.reject(new CommerceError('REFUND_NOT_ALLOWED', 'no')));
  await expect(ask(work)).rejects.toMatchObject({ code: 'REFUND_NOT_ALLOWED' });
  expect(await ask(work)).toMatchObject({ status: 422, body: { error: { details: { code: 'REFUND_NOT_ALLOWED' } } } });
  expect(work).toHaveBeenCalledTimes(1);
});

test.each([new Error('the database is gone'), new CommerceError('SHUTTING_DOWN', 'later')])(
  'after %s a repeat works again, on the same number',
  async (error) => {
    const { ask } = aDesk();
    await expect(ask(async () => Promise.reject(error))).rejects.toBe(error);
    expect(await ask(made)).toEqual({ status: 201, body: { refundId: 'rf_1' } });
  }
);

test('a request whose process is gone is taken over after its lease, on the same number', async () => {
  const { ask, time } = aDesk();
  void ask(() => new Promise(() => undefined));
  await new Promise(setImmediate);
  await expect(ask(made)).rejects.toMatchObject({ code: 'REQUEST_IN_PROGRESS' });
  time.now += 4 * 60_000;
  expect(await ask(made)).toEqual({ status: 201, body: { refundId: 'rf_1' } });
});

test('after 24 hours a key is a new one, and old ones are swept', async () => {
  const { ask, time, idempotency, records } = aDesk();
  await ask(made);
  time.now += 24 * 3_600_000 + 1;
  expect(await ask(made)).not.toEqual({ status: 201, body: { refundId: 'rf_1' } });
  time.now += 24 * 3_600_000 + 1;
  expect(await idempotency.sweep()).toBe(1);
  expect(records.rows.size).toBe(0);
});
