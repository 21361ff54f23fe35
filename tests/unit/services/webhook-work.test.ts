import { createHmac } from 'node:crypto';
import { CommerceError } from '../../../server/src/domain/errors';
import type { Payment, Problem } from '../../../server/src/domain/payment';
import type { ProviderFailure } from '../../../server/src/domain/provider-payment';
import { RETRY_AFTER_MS } from '../../../server/src/domain/webhook';
import { aPayment } from '../../support/money-values';
import { depositEvent, paymentEvent, SECURITY_KEY, setUpDesk } from '../../support/webhook-desk';

const TIMEOUT: ProviderFailure = {
  code: 'timeout',
  errorClass: 'query',
  status: null,
  message: 'No answer',
  traceId: null,
};
const cancelEvent = { eventType: 'CANCEL_STATUS_CHANGED', data: { transactionKey: 'txrd_1', cancelStatus: 'DONE' } };
const anAccount = (change: Partial<Payment> = {}) =>
  aPayment({ state: 'awaiting_deposit', method: 'virtual_account', webhookSecret: 'sealed:ps_1', ...change });

describe('an event of a payment', () => {
  it('asks the provider and writes nothing that the event says', async () => {
    const desk = setUpDesk([aPayment({ state: 'paid' })]);
    const row = await desk.deliver(paymentEvent({ totalAmount: 1, balanceAmount: 0, status: 'CANCELED' }));
    expect(desk.asked).toEqual(['pay_1']);
    expect(row).toMatchObject({
      state: 'done',
      attempts: 1,
      nextAttemptAt: null,
      result: { code: 'SETTLED', notes: [] },
    });
  });

  it('is ignored when no payment has its key', async () => {
    const row = await setUpDesk().deliver(paymentEvent());
    expect(row).toMatchObject({ state: 'ignored', result: { code: 'UNKNOWN_PAYMENT' } });
  });

  it('is looked up by its order when it names no payment', async () => {
    const desk = setUpDesk([aPayment({ state: 'paid' })]);
    expect(await desk.deliver(paymentEvent({ paymentKey: null }))).toMatchObject({ state: 'done' });
    expect(desk.asked).toEqual(['pay_1']);
    expect(await desk.deliver(paymentEvent({ paymentKey: null, orderId: 'ord_2' }))).toMatchObject({
      state: 'ignored',
    });
  });

  it('notes what is odd: another shop id, another key set, a payment with a problem', async () => {
    const problem: Problem = { code: 'ANSWER_MISMATCH', at: 0, details: {} };
    const desk = setUpDesk([aPayment({ keySetId: 'ks_2', problem })]);
    const row = await desk.deliver(paymentEvent({ mId: 'somebody' }));
    expect(row.result?.notes).toEqual(['OTHER_MID', 'OTHER_KEY_SET', 'PAYMENT_PROBLEM']);
    desk.mid = null;
    expect((await desk.deliver(paymentEvent({ mId: 'nobody' }))).result?.notes).toHaveLength(2);
  });
});

describe('a deposit', () => {
  it.each([
    ['waits for it', [anAccount()], 'pay_1'],
    [
      'has that secret, among several',
      [anAccount({ paymentKey: 'pay_2', webhookSecret: 'sealed:ps_2' }), anAccount({ state: 'paid' })],
      'pay_1',
    ],
    [
      'has no secret but waits, beside one with another',
      [aPayment({ paymentKey: 'pay_2', state: 'confirming' }), anAccount({ webhookSecret: 'sealed:ps_2' })],
      'pay_2',
    ],
    [
      'is the latest, where none has a secret',
      [aPayment({ paymentKey: 'pay_2', state: 'paid' }), aPayment({ state: 'declined' })],
      'pay_2',
    ],
  ])('leads to the payment that %s', async (_title, payments, expected) => {
    const desk = setUpDesk(payments);
    expect(await desk.deliver(depositEvent())).toMatchObject({
      state: 'done',
      kind: 'DEPOSIT_CALLBACK',
      envelope: 'B',
    });
    expect(desk.asked).toEqual([expected]);
  });

  it.each([
    ['another secret', 'ps_2'],
    ['a secret that begins the same', 'ps_1x'],
    ['an empty secret', ''],
    ['no secret', undefined],
  ])('with %s asks nothing', async (_title, secret) => {
    const desk = setUpDesk([anAccount()]);
    expect(await desk.deliver(depositEvent({ secret }))).toMatchObject({
      state: 'ignored',
      result: { code: 'SECRET_MISMATCH' },
    });
    expect(desk.asked).toEqual([]);
  });

  it('of an order that is not ours is ignored', async () => {
    expect(await setUpDesk().deliver(depositEvent())).toMatchObject({
      state: 'ignored',
      result: { code: 'UNKNOWN_PAYMENT' },
    });
  });

  it('waits when the secret cannot be opened: that is our fault', async () => {
    const open = () => Promise.reject(new CommerceError('VAULT_CANNOT_OPEN', 'no'));
    const desk = setUpDesk([anAccount()], { open });
    expect(await desk.deliver(depositEvent())).toMatchObject({
      state: 'waiting',
      result: { code: 'WORK_FAILED', cause: 'VAULT_CANNOT_OPEN' },
    });
    expect(desk.reports).toHaveLength(1);
  });
});

describe('a cancel of an overseas wallet', () => {
  it('leads to the payment of the refund with its key', async () => {
    const desk = setUpDesk([aPayment({ state: 'paid' })]);
    desk.refunds.set('txrd_1', 'pay_1');
    expect(await desk.deliver(cancelEvent)).toMatchObject({ state: 'done' });
  });

  it('leads there by the number that we gave it, when its key is not known yet', async () => {
    const desk = setUpDesk([aPayment({ state: 'paid' })]);
    desk.refunds.set('rf_1', 'pay_1');
    const told = { ...cancelEvent, data: { ...cancelEvent.data, cancelRequestId: 'rf_1' } };
    expect(await desk.deliver(told)).toMatchObject({ state: 'done' });
  });

  it('is looked up again for a while, since the answer that names it may be on its way, then ignored', async () => {
    const desk = setUpDesk([aPayment({ state: 'paid' })]);
    expect(await desk.deliver(cancelEvent)).toMatchObject({ state: 'waiting', result: { code: 'UNKNOWN_PAYMENT' } });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      desk.now = desk.rows[0]!.nextAttemptAt!;
      await desk.service.work();
    }
    expect(desk.rows[0]).toMatchObject({ state: 'ignored', attempts: 4, nextAttemptAt: null });
    expect(desk.asked).toEqual([]);
  });
});

describe('a signed event', () => {
  const body = JSON.stringify({ eventType: 'payout.changed', entityType: 'payout', entityBody: {} });
  const time = '2024-09-05T12:19:21+09:00';
  const signature = `v1:${createHmac('sha256', SECURITY_KEY).update(`${body}:${time}`).digest('base64')}`;
  const headers = { 'tosspayments-webhook-transmission-time': time, 'tosspayments-webhook-signature': signature };

  it.each([
    ['of the provider', headers, [SECURITY_KEY], 'SIGNATURE_VERIFIED'],
    ['made with another key', headers, ['f'.repeat(64)], 'SIGNATURE_INVALID'],
    ['without a signature', {}, [SECURITY_KEY], 'SIGNATURE_MISSING'],
    ['that nobody can check', headers, [], 'NO_SECURITY_KEY'],
  ])('%s is kept, and changes nothing: payouts are not made here', async (_title, sent, keys, code) => {
    const desk = setUpDesk();
    desk.securityKeys = keys;
    expect(await desk.deliver(body, sent)).toMatchObject({ state: 'ignored', envelope: 'C', result: { code } });
    expect(desk.asked).toEqual([]);
  });
});

test.each([
  ['BILLING_DELETED', 'NOT_USED'],
  ['SOMETHING_NEW', 'UNKNOWN_KIND'],
])('%s is kept and ignored', async (eventType, code) => {
  const desk = setUpDesk([aPayment()]);
  expect(await desk.deliver({ eventType, data: { paymentKey: 'pay_1' } })).toMatchObject({
    state: 'ignored',
    kind: eventType,
    result: { code },
  });
  expect(desk.asked).toEqual([]);
});

test.each([
  ['no JSON', '{"eventType":', 'NOT_JSON'],
  ['a list', '[]', 'NOT_AN_OBJECT'],
  ['nothing', '', 'NOT_JSON'],
])('a body that is %s is kept and ignored: to send it again would not help', async (_title, body, code) => {
  expect(await setUpDesk().deliver(body)).toMatchObject({
    state: 'ignored',
    kind: 'unknown',
    body: `sealed:=${body}`,
    result: { code },
  });
});

describe('while the provider cannot be asked', () => {
  it('waits longer after each attempt, and gives up after the last one', async () => {
    const desk = setUpDesk([aPayment()]);
    desk.answer = () => ({ outcome: 'unreachable', failure: TIMEOUT });
    const waits: number[] = [];
    await desk.receive(paymentEvent());
    for (let attempt = 0; attempt < RETRY_AFTER_MS.length; attempt += 1) {
      await desk.service.work();
      expect(desk.rows[0]).toMatchObject({
        state: 'waiting',
        result: { code: 'PROVIDER_UNREACHABLE', cause: 'timeout' },
      });
      waits.push(desk.rows[0]!.nextAttemptAt! - desk.now);
      desk.now = desk.rows[0]!.nextAttemptAt!;
    }
    expect(waits).toEqual(RETRY_AFTER_MS);
    await desk.service.work();
    expect(desk.rows[0]).toMatchObject({ state: 'failed', attempts: RETRY_AFTER_MS.length + 1, nextAttemptAt: null });
  });

  it('settles as soon as it answers', async () => {
    const desk = setUpDesk([aPayment()]);
    desk.answer = () => ({ outcome: 'unreachable', failure: TIMEOUT });
    await desk.deliver(paymentEvent());
    desk.answer = null;
    desk.now += 10_000;
    await desk.service.work();
    expect(desk.rows[0]).toMatchObject({ state: 'done', attempts: 2 });
  });
});
