import { createRateLimits } from '../../../server/src/services/rate-limits';

const limitsOf = (isEnabled = true) => {
  const warned: string[] = [];
  const figures = { isEnabled, orders: { perMinute: 2 }, confirms: { perMinute: 1 }, refunds: { perMinute: 1 } };
  return { warned, limits: createRateLimits({ figures, log: { warn: (text) => void warned.push(text) } }) };
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('lets a caller send as many as the figure says, and says when the minute is over', async () => {
  const { limits } = limitsOf();
  expect(await limits.take('orders', 'token 1')).toEqual({
    ...{ limit: 2, remaining: 1, resetSeconds: 60, isExceeded: false },
  });
  jest.advanceTimersByTime(20_500);
  expect(await limits.take('orders', 'token 1')).toMatchObject({ remaining: 0, resetSeconds: 40, isExceeded: false });
  expect(await limits.take('orders', 'token 1')).toMatchObject({ remaining: 0, resetSeconds: 40, isExceeded: true });
});

test('begins anew after the minute', async () => {
  const { limits } = limitsOf();
  for (let sent = 0; sent < 5; sent += 1) await limits.take('confirms', 'token 1');
  jest.advanceTimersByTime(60_001);
  expect(await limits.take('confirms', 'token 1')).toMatchObject({ isExceeded: false });
});

test('counts each caller and each kind of request by itself', async () => {
  const { limits } = limitsOf();
  await limits.take('confirms', 'token 1');
  expect(await limits.take('confirms', 'token 1')).toMatchObject({ isExceeded: true });
  expect(await limits.take('confirms', 'token 2')).toMatchObject({ isExceeded: false });
  expect(await limits.take('refunds', 'token 1')).toMatchObject({ isExceeded: false });
});

test('says it once a minute in the log', async () => {
  const { limits, warned } = limitsOf();
  for (let sent = 0; sent < 5; sent += 1) await limits.take('confirms', 'token 1');
  expect(warned).toEqual([expect.stringMatching(/refuses token 1 .* more than 1 requests a minute \(confirms\)$/)]);
});

test('counts nothing when switched off', async () => {
  const { limits } = limitsOf(false);
  for (let sent = 0; sent < 5; sent += 1) expect(await limits.take('confirms', 'token 1')).toBeNull();
});
