import { despiteDeadlocks } from '../../../server/src/repositories/deadlocks';

const deadlock = (): Error => Object.assign(new Error('Deadlock found'), { code: 'ER_LOCK_DEADLOCK' });

const failing = (times: number, error: Error) => {
  let calls = 0;
  const work = async (): Promise<number> => {
    calls += 1;
    if (calls <= times) throw error;
    return calls;
  };
  return { work, calls: () => calls };
};

it('does again what was undone by a deadlock', async () => {
  expect(await despiteDeadlocks(failing(3, deadlock()).work)).toBe(4);
});

it('gives up after the fourth in a row', async () => {
  const { work, calls } = failing(9, deadlock());
  await expect(despiteDeadlocks(work)).rejects.toMatchObject({ code: 'ER_LOCK_DEADLOCK' });
  expect(calls()).toBe(4);
});

it('does nothing again that failed otherwise', async () => {
  const { work, calls } = failing(1, Object.assign(new Error('Lost'), { code: 'PROTOCOL_CONNECTION_LOST' }));
  await expect(despiteDeadlocks(work)).rejects.toThrow('Lost');
  expect(calls()).toBe(1);
});
