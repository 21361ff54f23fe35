import {
  afterAttempt,
  retryDelay,
  RETRY_DELAYS_MS,
  type DeliveryAttempt,
  type EventDelivery,
} from '../../../server/src/domain/event-delivery';

const fresh: EventDelivery = {
  deliveryId: 'dlv_1',
  eventId: 'evt_1',
  endpointId: 'ep_1',
  state: 'pending',
  attempts: 0,
  nextAttemptAt: 60_000,
  lastStatus: null,
  lastError: null,
  queuedAt: 0,
  deliveredAt: null,
  log: [],
};
const attempt = (status: number | null, at = 1_000): DeliveryAttempt => ({
  at,
  status,
  error: status === 200 ? null : 'no',
  durationMs: 50,
});

test('waits longer from time to time, with a fifth of jitter at most, for nearly two days in all', () => {
  const seconds = RETRY_DELAYS_MS.map((delay) => delay / 1000);
  expect(seconds).toEqual([5, 60, 300, 1_800, 7_200, 18_000, 36_000, 86_400]);
  RETRY_DELAYS_MS.forEach((delay, index) => {
    expect(retryDelay(index + 1, 0)).toBe(delay);
    expect(retryDelay(index + 1, 0.999_999)).toBeLessThanOrEqual(delay * 1.2);
    expect(retryDelay(index + 1, 0.5)).toBe(Math.round(delay * 1.1));
  });
  expect(retryDelay(RETRY_DELAYS_MS.length + 1, 0)).toBeNull();
});

test.each([200, 201, 204, 299])('%i is delivered', (status) => {
  const after = afterAttempt(fresh, attempt(status), 0);
  expect(after).toMatchObject({ state: 'delivered', attempts: 1, nextAttemptAt: null, deliveredAt: 1_050 });
});

test.each([null, 199, 300, 302, 400, 404, 429, 500, 503])('%s is tried again', (status) => {
  const after = afterAttempt(fresh, attempt(status), 0);
  expect(after).toMatchObject({ state: 'pending', attempts: 1, nextAttemptAt: 1_050 + 5_000, lastStatus: status });
  expect(after.deliveredAt).toBeNull();
});

test('410 is not tried again', () => {
  expect(afterAttempt(fresh, attempt(410), 0)).toMatchObject({ state: 'failed', nextAttemptAt: null, attempts: 1 });
});

test('fails for good after the ninth attempt, and keeps a log that does not grow without end', () => {
  let delivery = fresh;
  for (let times = 1; times <= 8; times += 1) {
    delivery = afterAttempt(delivery, attempt(500), 0);
    expect(delivery).toMatchObject({ state: 'pending', attempts: times });
  }
  delivery = afterAttempt(delivery, attempt(500), 0);
  expect(delivery).toMatchObject({ state: 'failed', attempts: 9, nextAttemptAt: null });
  expect(delivery.log).toHaveLength(9);
  for (let times = 0; times < 30; times += 1) delivery = afterAttempt(delivery, attempt(500, times), 0);
  expect(delivery.log).toHaveLength(20);
  expect(delivery.log.at(-1)?.at).toBe(29);
});

test('an error is cut to 200 characters', () => {
  const after = afterAttempt(fresh, { ...attempt(500), error: 'x'.repeat(5_000) }, 0);
  expect(after.lastError).toHaveLength(200);
  expect(after.log[0]?.error).toHaveLength(200);
  const halved = afterAttempt(fresh, { ...attempt(500), error: `${'x'.repeat(199)}😀` }, 0);
  expect(halved.lastError).toBe('x'.repeat(199));
});
