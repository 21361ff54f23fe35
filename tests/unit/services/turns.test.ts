import { createTurns } from '../../../server/src/services/turns';

const PATIENCE_MS = 50;

/** Works that begin in their turn and end when they are told to. */
const play = (most: number) => {
  const turns = createTurns({ most, patienceMs: PATIENCE_MS });
  const begun: string[] = [];
  const ends = new Map<string, { resolve: (value: string) => void; reject: (error: Error) => void }>();
  return {
    begun,
    take: (name: string) =>
      turns.take(() => {
        begun.push(name);
        return new Promise<string>((resolve, reject) => void ends.set(name, { resolve, reject }));
      }),
    end: async (name: string) => {
      ends.get(name)?.resolve(name);
      await jest.advanceTimersByTimeAsync(0);
    },
    fail: (name: string) => ends.get(name)?.reject(new Error(name)),
  };
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('lets as many begin as may, the others in the order in which they came', async () => {
  const { begun, take, end } = play(2);
  const answers = ['a', 'b', 'c', 'd'].map(take);
  await jest.advanceTimersByTimeAsync(0);
  expect(begun).toEqual(['a', 'b']);
  await end('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  await end('a');
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
  await end('c');
  await end('d');
  expect(await Promise.all(answers)).toEqual(['a', 'b', 'c', 'd']);
  expect(jest.getTimerCount()).toBe(0);
});

test('a work that fails gives its turn on', async () => {
  const { begun, take, fail, end } = play(1);
  const first = take('a');
  const second = take('b');
  fail('a');
  await expect(first).rejects.toThrow('a');
  await end('b');
  expect(begun).toEqual(['a', 'b']);
  expect(await second).toBe('b');
});

test('nobody waits longer than the patience for one that is stuck, and then fewer begin until there is room', async () => {
  const { begun, take, end } = play(1);
  const stuck = take('stuck');
  const second = take('b');
  await jest.advanceTimersByTimeAsync(PATIENCE_MS - 1);
  expect(begun).toEqual(['stuck']);
  const third = take('c');
  await jest.advanceTimersByTimeAsync(1);
  expect(begun).toEqual(['stuck', 'b']);
  await end('b');
  expect(begun).toEqual(['stuck', 'b']);
  await end('stuck');
  expect(begun).toEqual(['stuck', 'b', 'c']);
  await end('c');
  expect(await Promise.all([stuck, second, third])).toEqual(['stuck', 'b', 'c']);
});

test('a turn that is passed on before its work is over is passed on once', async () => {
  const turns = createTurns({ most: 1, patienceMs: PATIENCE_MS });
  const begun: string[] = [];
  const begin = (name: string) =>
    turns.take(() => {
      begun.push(name);
      return new Promise(() => {});
    });
  let pass = (): void => {};
  let end = (): void => {};
  const first = turns.take((given) => {
    pass = given;
    return new Promise<void>((resolve) => void (end = resolve));
  });
  void begin('b');
  void begin('c');
  pass();
  pass();
  await jest.advanceTimersByTimeAsync(0);
  expect(begun).toEqual(['b']);
  end();
  await first;
  await jest.advanceTimersByTimeAsync(0);
  expect(begun).toEqual(['b']);
});

test('who comes while nobody is at work waits for nothing', async () => {
  const { begun, take, end } = play(1);
  const first = take('a');
  await end('a');
  await first;
  void take('b');
  await jest.advanceTimersByTimeAsync(0);
  expect(begun).toEqual(['a', 'b']);
  expect(jest.getTimerCount()).toBe(0);
});
