import { SYSTEM } from '../../../server/src/domain/actor';
import { CommerceError } from '../../../server/src/domain/errors';
import { createMemoryAudit } from '../../support/memory-audit';
import { aPayment } from '../../support/money-values';
import { HOOK_TOKEN, KEY_SET_ID, paymentEvent, setUpDesk } from '../../support/webhook-desk';

const LEASE_MS = 60_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const later = () => {
  let release = () => {};
  const promise = new Promise<void>((resolve) => (release = resolve));
  return { promise, release };
};
const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('what arrives', () => {
  it('is kept to the byte, and not worked on before it is answered', async () => {
    const desk = setUpDesk([aPayment()]);
    const body = '{ "eventType":"PAYMENT_STATUS_CHANGED",\n"data":{"paymentKey":"pay_1","orderId":"ord_1"} }';
    expect(await desk.receive(body, { 'tosspayments-webhook-transmission-id': 'whtrans_1' })).toEqual({
      isRepeat: false,
    });
    expect(desk.asked).toEqual([]);
    expect(desk.rows).toMatchObject([
      {
        ...{
          body: `sealed:=${body}`,
          bodyEncoding: 'utf8',
          keySetId: KEY_SET_ID,
          kind: 'PAYMENT_STATUS_CHANGED',
          envelope: 'A',
        },
        ...{ paymentKey: 'pay_1', orderId: 'ord_1', transmissionId: 'whtrans_1' },
        ...{ state: 'received', attempts: 0, duplicates: 0, receivedAt: desk.now },
        // Claimed by whoever answers: nobody else takes it meanwhile.
        nextAttemptAt: desk.now + LEASE_MS,
      },
    ]);
    expect(desk.rows[0]?.deliveryId).toMatch(/^whd_[A-Za-z0-9_-]{24}$/);
  });

  it('for an unknown address is refused, and nothing of it kept', async () => {
    const desk = setUpDesk();
    await expect(desk.receive(paymentEvent(), {}, `${HOOK_TOKEN}x`)).rejects.toMatchObject({
      code: 'WEBHOOK_NOT_FOUND',
    });
    expect(desk.rows).toEqual([]);
  });

  it('a second time is counted, and worked on once', async () => {
    const desk = setUpDesk([aPayment()]);
    const answers = await Promise.all([1, 2, 3].map(() => desk.receive(paymentEvent())));
    expect(answers.filter(({ isRepeat }) => isRepeat)).toHaveLength(2);
    await desk.service.work();
    expect(desk.rows).toMatchObject([{ state: 'done', duplicates: 2 }]);
    expect(desk.asked).toEqual(['pay_1']);
    await desk.receive(paymentEvent());
    await desk.service.work();
    expect(desk.asked).toEqual(['pay_1']);
  });

  it('a second time after it was given up is worked on again', async () => {
    const desk = setUpDesk([aPayment()]);
    await desk.deliver(paymentEvent());
    Object.assign(desk.rows[0]!, { state: 'failed', attempts: 10 });
    await desk.deliver(paymentEvent());
    expect(desk.rows).toMatchObject([{ state: 'done', attempts: 1, duplicates: 1 }]);
  });

  it('and cannot be kept is the caller’s to send again', async () => {
    const desk = setUpDesk();
    desk.deliveries.insert = () => Promise.reject(new Error('The database is gone'));
    await expect(desk.receive(paymentEvent())).rejects.toThrow('The database is gone');
  });
});

describe('the work in the background', () => {
  it('does not wait behind a call that hangs', async () => {
    const desk = setUpDesk([aPayment(), aPayment({ paymentKey: 'pay_2' })]);
    const hanging = later();
    desk.answer = async (paymentKey) => {
      if (paymentKey === 'pay_1') await hanging.promise;
      return { outcome: 'settled', payment: aPayment({ paymentKey }), mid: null };
    };
    await desk.receive(paymentEvent());
    desk.service.kick();
    await tick();
    await desk.receive(paymentEvent({ paymentKey: 'pay_2' }));
    desk.service.kick();
    await tick();
    expect(desk.rows.map(({ state }) => state)).toEqual(['received', 'done']);
    hanging.release();
    await desk.service.work();
    expect(desk.rows.map(({ state }) => state)).toEqual(['done', 'done']);
  });

  it('asks for no more than eight payments at once, and for all in the end', async () => {
    const desk = setUpDesk();
    let running = 0;
    let most = 0;
    desk.answer = async (paymentKey) => {
      most = Math.max(most, (running += 1));
      await tick();
      running -= 1;
      return { outcome: 'settled', payment: aPayment({ paymentKey }), mid: null };
    };
    for (let event = 0; event < 30; event += 1) await desk.receive(paymentEvent({ paymentKey: `pay_${event}` }));
    await desk.service.work();
    expect(most).toBe(8);
    expect(desk.reports).toEqual([]);
    expect(new Set(desk.rows.map(({ state }) => state))).toEqual(new Set(['done']));
  });

  it('goes on after a failure, which is reported without values and tried again', async () => {
    const desk = setUpDesk();
    desk.answer = (paymentKey) => {
      if (paymentKey === 'pay_1') throw new Error('boom');
      return { outcome: 'settled', payment: aPayment({ paymentKey }), mid: null };
    };
    await desk.receive(paymentEvent());
    await desk.receive(paymentEvent({ paymentKey: 'pay_2' }));
    await desk.service.work();
    expect(desk.rows).toMatchObject([{ state: 'waiting', result: { code: 'WORK_FAILED' } }, { state: 'done' }]);
    expect(desk.reports).toHaveLength(1);
  });

  it('never rejects when the database does', async () => {
    const desk = setUpDesk([aPayment()]);
    await desk.receive(paymentEvent());
    const { claimDue, finish } = desk.deliveries;
    desk.deliveries.claimDue = () => Promise.reject(new Error('gone'));
    desk.deliveries.finish = () => Promise.reject(new Error('gone again'));
    await expect(desk.service.work()).resolves.toBeUndefined();
    expect(desk.reports).toHaveLength(2);
    Object.assign(desk.deliveries, { claimDue, finish });
    desk.now += LEASE_MS;
    await desk.service.work();
    expect(desk.rows[0]).toMatchObject({ state: 'done' });
  });

  it('is left to another process when the server stops, without delay', async () => {
    const desk = setUpDesk([aPayment()]);
    await desk.drain.stop(0);
    await desk.deliver(paymentEvent());
    expect(desk.asked).toEqual([]);
    expect(desk.rows[0]).toMatchObject({ state: 'received', attempts: 0, nextAttemptAt: desk.now });
  });

  it('writes nothing when its claim has gone to another', async () => {
    const desk = setUpDesk([aPayment()]);
    const hanging = later();
    desk.answer = async () => {
      await hanging.promise;
      throw new CommerceError('VAULT_CANNOT_OPEN', 'too late');
    };
    await desk.receive(paymentEvent());
    const work = desk.service.work();
    await tick();
    Object.assign(desk.rows[0]!, { state: 'done', nextAttemptAt: null });
    hanging.release();
    await work;
    expect(desk.rows[0]).toMatchObject({ state: 'done', result: null });
  });
});

describe('for administrators', () => {
  it('is listed by state and kind, and shown with its secrets hidden', async () => {
    const desk = setUpDesk([aPayment({ state: 'paid' })]);
    const account = { accountNumber: '110123456789', holderName: '김토스', bankCode: '20' };
    await desk.deliver(paymentEvent({ secret: 'ps_hide_me', virtualAccount: { refundReceiveAccount: account } }));
    await desk.deliver({ eventType: 'SOMETHING_NEW' });
    const { rows, total } = await desk.service.list({ state: 'done' }, { page: 1, pageSize: 25 });
    expect(total).toBe(1);
    expect(rows[0]).not.toHaveProperty('body');
    const view = await desk.service.get(rows[0]!.deliveryId);
    expect(JSON.stringify(view)).not.toMatch(/ps_hide_me|110123456789|김토스/);
    expect(view).toMatchObject({
      body: {
        data: { secret: '[hidden]', status: 'DONE', virtualAccount: { refundReceiveAccount: { bankCode: '20' } } },
      },
    });
    expect(view.bodyBytes).toBeGreaterThan(100);
    expect((await desk.service.list({ kind: 'SOMETHING_NEW' }, { page: 1, pageSize: 25 })).total).toBe(1);
  });

  it('does not show a body that is no JSON', async () => {
    const desk = setUpDesk();
    const { deliveryId } = await desk.deliver('secret=ps_hide_me');
    expect(await desk.service.get(deliveryId)).toMatchObject({ body: null, bodyBytes: 17 });
  });

  it('is worked on once more from the beginning', async () => {
    const desk = setUpDesk([aPayment()]);
    const { deliveryId } = await desk.deliver(paymentEvent());
    expect(await desk.service.replay(deliveryId, SYSTEM)).toMatchObject({ state: 'received', attempts: 0 });
    await desk.service.work();
    expect(desk.asked).toEqual(['pay_1', 'pay_1']);
    expect(desk.rows[0]).toMatchObject({ state: 'done', attempts: 1 });
    await expect(desk.service.replay('whd_nobodys', SYSTEM)).rejects.toMatchObject({ code: 'WEBHOOK_NOT_FOUND' });
  });

  it('is worked on at once when somebody wants it again, and that is written down', async () => {
    const { audit, entries } = createMemoryAudit();
    const desk = setUpDesk([aPayment()], { audit });
    const { deliveryId } = await desk.deliver(paymentEvent());
    await desk.service.replay(deliveryId, SYSTEM);
    for (let turn = 0; turn < 50; turn += 1) await tick();
    expect(desk.asked).toEqual(['pay_1', 'pay_1']);
    expect(entries).toMatchObject([
      { action: 'webhook_delivery.replayed', subject: { id: deliveryId }, changes: { state: { from: 'done' } } },
    ]);
  });

  it('is deleted after 90 days, unless it is still to be worked on', async () => {
    const desk = setUpDesk([aPayment()]);
    await desk.deliver(paymentEvent());
    await desk.receive(paymentEvent({ status: 'CANCELED' }));
    desk.now += 90 * DAY_MS;
    expect(await desk.service.sweep()).toBe(0);
    desk.now += 1;
    expect(await desk.service.sweep()).toBe(1);
    expect(desk.rows).toMatchObject([{ state: 'received' }]);
  });
});
