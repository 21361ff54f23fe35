import type { WebhookDelivery } from '../../../server/src/domain/webhook';
import { aPayment } from '../../support/money-values';
import { HOOK_TOKEN, paymentEvent, setUpDesk } from '../../support/webhook-desk';

const LEASE_MS = 60_000;
const events = (count: number) => Array.from({ length: count }, (_, at) => paymentEvent({ paymentKey: `pay_${at}` }));
const later = () => {
  let release = () => {};
  const promise = new Promise<void>((resolve) => (release = resolve));
  return { promise, release };
};
const tick = () => new Promise((resolve) => setImmediate(resolve));

/** A desk that counts what is written: how many rows each time. */
const aCountingDesk = (...args: Parameters<typeof setUpDesk>) => {
  const desk = setUpDesk(...args);
  const { insert } = desk.deliveries;
  const written: number[] = [];
  desk.deliveries.insert = (rows) => {
    written.push(rows.length);
    return insert(rows);
  };
  return Object.assign(desk, { written });
};

describe('webhooks that come at once', () => {
  it('are written together, what comes meanwhile next, and repeats among them counted', async () => {
    const desk = aCountingDesk();
    const many = events(250);
    const answers = await Promise.all([...many, ...many.slice(0, 80)].map((event) => desk.receive(event)));
    expect(answers.filter(({ isRepeat }) => isRepeat)).toHaveLength(80);
    expect(desk.written).toEqual([100, 100, 50]);
    expect(desk.rows).toHaveLength(250);
    expect(desk.rows.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(80);
  });

  it('are answered when they are stored, and not before', async () => {
    const desk = setUpDesk();
    const { insert } = desk.deliveries;
    const commit = later();
    desk.deliveries.insert = async (rows) => {
      await insert(rows);
      await commit.promise;
    };
    let answered = 0;
    const all = events(3).map((event) => desk.receive(event).then(() => (answered += 1)));
    for (let turn = 0; turn < 20; turn += 1) await tick();
    expect([answered, desk.rows.length]).toEqual([0, 3]);
    commit.release();
    await Promise.all(all);
  });

  it('find their addresses in one look, and one that is nobody’s is refused alone', async () => {
    const looks: number[] = [];
    const desk = setUpDesk();
    const known = desk.deliveries.known;
    desk.deliveries.known = (keys) => {
      looks.push(keys.length);
      return known(keys);
    };
    const [first, second] = events(2);
    const stranger = HOOK_TOKEN.replace('the', 'any');
    const became = await Promise.allSettled([
      desk.receive(first),
      desk.receive(first, {}, stranger),
      desk.receive(second),
      desk.receive(second, {}, 'of another form'),
    ]);
    expect(became).toMatchObject([
      { status: 'fulfilled' },
      { reason: { code: 'WEBHOOK_NOT_FOUND' } },
      { status: 'fulfilled' },
      { reason: { code: 'WEBHOOK_NOT_FOUND' } },
    ]);
    expect(looks).toEqual([2]);
    expect(desk.rows).toHaveLength(2);
  });

  it('do not suffer from one that cannot be stored', async () => {
    const desk = setUpDesk();
    const { insert } = desk.deliveries;
    desk.deliveries.insert = (rows) =>
      rows.some(({ paymentKey }) => paymentKey === 'pay_2') ? Promise.reject(new Error('bad row')) : insert(rows);
    const became = await Promise.allSettled(events(5).map((event) => desk.receive(event)));
    expect(became.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(desk.rows).toHaveLength(4);
    await desk.service.work();
    expect(new Set(desk.rows.map(({ state }) => state))).toEqual(new Set(['ignored']));
  });

  it('are repeats, when another process stored the same a moment before', async () => {
    const desk = setUpDesk();
    const both = events(2);
    for (const event of both) await desk.receive(event);
    desk.deliveries.known = async () => new Set();
    const answers = await Promise.all(both.map((event) => desk.receive(event)));
    expect(answers).toEqual([{ isRepeat: true }, { isRepeat: true }]);
    expect(desk.rows).toMatchObject([{ duplicates: 1 }, { duplicates: 1 }]);
  });

  it('are refused, when a repeat cannot be counted: nobody knows then whether it is stored', async () => {
    const desk = setUpDesk();
    const [event, fresh] = events(2);
    await desk.receive(event);
    desk.deliveries.countDuplicates = () => Promise.reject(new Error('gone'));
    const became = await Promise.allSettled([desk.receive(event), desk.receive(fresh)]);
    expect(became).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled' }]);
  });

  it('all fail when addresses cannot be looked up, and those after them are taken again', async () => {
    let isGone = true;
    const desk = setUpDesk();
    const { keySetIdsOf } = desk;
    desk.keySetIdsOf = (hashes) => (isGone ? Promise.reject(new Error('gone')) : keySetIdsOf(hashes));
    const became = await Promise.allSettled(events(3).map((event) => desk.receive(event)));
    expect(became.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    isGone = false;
    await Promise.all(events(3).map((event) => desk.receive(event)));
    expect(desk.rows).toHaveLength(3);
  });
});

describe('what has just come in', () => {
  const claimed = (rows: readonly WebhookDelivery[], until: number) =>
    rows.filter(({ nextAttemptAt }) => nextAttemptAt === until).length;

  it('is this process’s own, as far as it has places; the rest is due for everybody', async () => {
    const desk = setUpDesk();
    await Promise.all(events(50).map((event) => desk.receive(event)));
    expect(claimed(desk.rows, desk.now + LEASE_MS)).toBe(32);
    expect(claimed(desk.rows, desk.now)).toBe(18);
    await desk.service.work();
    expect(new Set(desk.rows.map(({ state }) => state))).toEqual(new Set(['ignored']));
    expect(desk.asked).toHaveLength(50);
  });

  it('is begun with once it is answered, and nothing is claimed for it', async () => {
    const desk = setUpDesk([aPayment()]);
    desk.deliveries.claimDue = () => Promise.reject(new Error('Nothing is to be claimed'));
    await desk.receive(paymentEvent());
    expect(desk.asked).toEqual([]);
    desk.service.kick();
    for (let turn = 0; turn < 20; turn += 1) await tick();
    expect(desk.rows).toMatchObject([{ state: 'done', attempts: 1 }]);
    expect(desk.reports).toEqual([]);
  });

  it('goes to another process at the end of its claim, when this one is gone', async () => {
    const desk = setUpDesk([aPayment()]);
    await desk.receive(paymentEvent());
    expect(await desk.deliveries.claimDue(desk.now + LEASE_MS - 1, 1, 10)).toEqual([]);
    expect(await desk.deliveries.claimDue(desk.now + LEASE_MS, desk.now + 2 * LEASE_MS, 10)).toHaveLength(1);
  });

  it('is worked on one by one while a flood comes in, which is answered first', async () => {
    const desk = setUpDesk();
    const answer = later();
    desk.answer = async () => {
      await answer.promise;
      return { outcome: 'unknown_payment' };
    };
    await Promise.all(events(20).map((event) => desk.receive(event)));
    const { insert } = desk.deliveries;
    const commit = later();
    desk.deliveries.insert = async (rows) => {
      await commit.promise;
      await insert(rows);
    };
    const next = desk.receive(paymentEvent({ paymentKey: 'pay_next' }));
    desk.service.kick();
    await tick();
    expect(desk.asked).toHaveLength(1);
    commit.release();
    await next;
    desk.service.kick();
    await tick();
    expect(desk.asked).toHaveLength(8);
    answer.release();
    await desk.service.work();
    expect(new Set(desk.asked).size).toBe(21);
  });

  it('is given back when it waited for a place for too long', async () => {
    const desk = setUpDesk();
    const hanging = later();
    desk.answer = async () => {
      await hanging.promise;
      return { outcome: 'unknown_payment' };
    };
    await Promise.all(events(20).map((event) => desk.receive(event)));
    desk.service.kick();
    await tick();
    expect(desk.asked).toHaveLength(8);
    desk.now += LEASE_MS / 2 + 1;
    desk.deliveries.claimDue = async () => [];
    desk.service.kick();
    for (let turn = 0; turn < 20; turn += 1) await tick();
    expect(desk.rows.filter(({ nextAttemptAt }) => nextAttemptAt === desk.now)).toHaveLength(12);
    hanging.release();
    await desk.service.work();
    expect(desk.asked).toHaveLength(8);
  });
});
