import { createGiveWay } from '../../../server/src/repositories/give-way';

/** An event loop by hand: what is to be done at the next turn is done when `turn` is called. */
const openLoop = () => {
  let clock = 0;
  let next: (() => void)[] = [];
  const giveWay = createGiveWay({ now: () => clock, atNextTurn: (then) => void next.push(then) });
  const turn = (): void => {
    const due = next;
    next = [];
    for (const then of due) then();
  };
  return { giveWay, turn, pass: (ms: number) => void (clock += ms) };
};

test('statements of one turn run on at once until it has lasted for 10 ms', () => {
  const { giveWay, pass } = openLoop();
  expect(giveWay()).toBeNull();
  pass(9);
  expect(giveWay()).toBeNull();
  pass(1);
  expect(giveWay()).toBeInstanceOf(Promise);
});

test('a statement that has given way comes in the next turn, which has its own 10 ms', async () => {
  const { giveWay, turn, pass } = openLoop();
  void giveWay();
  pass(25);
  const waiting = giveWay();
  let isThere = false;
  void waiting?.then(() => (isThere = true));
  await Promise.resolve();
  expect(isThere).toBe(false);
  turn();
  await waiting;
  expect(giveWay()).toBeNull();
  pass(9);
  expect(giveWay()).toBeNull();
  pass(1);
  expect(giveWay()).not.toBeNull();
});

test('time between turns is nobody’s', () => {
  const { giveWay, turn, pass } = openLoop();
  void giveWay();
  turn();
  pass(1_000);
  expect(giveWay()).toBeNull();
});
