import { createRunning } from '../../../server/src/services/reconciliation/running';

const later = () => {
  let end = () => {};
  const work = new Promise<void>((resolve) => (end = resolve));
  return { work, end: () => end() };
};
const tick = () => new Promise((resolve) => setImmediate(resolve));
const fourOf = (most: number) => {
  const running = createRunning(most);
  const works = Array.from({ length: 4 }, later);
  for (const { work } of works) running.add(work);
  return { running, works };
};

test('half of them end, and as many may begin', async () => {
  const { running, works } = fourOf(4);
  expect(running.places()).toBe(0);
  let isReady = false;
  const ready = running.untilLeft(2).then(() => (isReady = true));
  works[0]!.end();
  await tick();
  expect([running.places(), isReady]).toEqual([1, false]);
  works[3]!.end();
  await ready;
  expect(running.places()).toBe(2);
});

test('nothing is waited for where few enough are under way', async () => {
  await createRunning(8).untilLeft(0);
  await fourOf(8).running.untilLeft(4);
});

test('after a second a free place is enough: one that hangs holds up no other', async () => {
  const { running, works } = fourOf(4);
  works[1]!.end();
  await tick();
  const since = Date.now();
  await running.untilLeft(0);
  expect(Date.now() - since).toBeGreaterThan(900);
  expect(running.places()).toBe(1);
});

test('where all hang the first that ends is waited for', async () => {
  const { running, works } = fourOf(4);
  setTimeout(works[2]!.end, 1_200);
  await running.untilLeft(2);
  expect(running.places()).toBe(1);
});
