import { TOSS_ERRORS } from '../../../sandbox';
import { sandboxForEach } from './support';

const started = sandboxForEach();
const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });
const DAY_MS = 86_400_000;

describe('an idempotency key', () => {
  it('replays the first answer byte for byte and takes the money once', async () => {
    const { authenticate, confirm, sandbox } = started();
    const payment = authenticate();
    const first = await confirm(payment, keyed('confirm-1'));
    const again = await confirm(payment, keyed('confirm-1'));
    expect(again.text).toBe(first.text);
    expect(first.headers.get('idempotency-key')).toBe('confirm-1');
    expect(again.headers.get('x-tosspayments-trace-id')).toMatch(
      new RegExp(`^[0-9a-f]{32}, ${first.headers.get('x-tosspayments-trace-id')}$`)
    );
    expect(sandbox.ledger.requests({ paymentKey: payment.paymentKey })).toMatchObject([
      { isExecuted: true, isReplayed: false },
      { isExecuted: false, isReplayed: true },
    ]);
  });

  it('does not look at the body: another payment gets the first one’s answer', async () => {
    const { authenticate, confirm, sandbox } = started();
    const [one, other] = [authenticate(), authenticate()];
    await confirm(one, keyed('same'));
    expect((await confirm(other, keyed('same'))).body.paymentKey).toBe(one.paymentKey);
    expect(sandbox.ledger.payment(other.paymentKey)?.captured).toBe(0);
  });

  it('replays errors too, also when the request was corrected', async () => {
    const { authenticate, confirm } = started();
    const payment = authenticate();
    const wrong = await confirm({ ...payment, amount: 1 }, keyed('wrong'));
    const corrected = await confirm(payment, keyed('wrong'));
    expect(corrected.text).toBe(wrong.text);
    expect((await confirm(payment, keyed('right'))).status).toBe(200);
  });

  it('is another one for another address and another secret', async () => {
    const { pay, cancel, sandbox } = started();
    const [one, other] = [await pay(), await pay()];
    sandbox.keySets.addSecret('test_gck_docs_Ovk5rk1EwkEbP0W43n07xlzm', 'test_gsk_new');
    for (const { paymentKey } of [one, other]) {
      expect((await cancel(paymentKey, { cancelReason: '변심', cancelAmount: 1000 }, keyed('k'))).status).toBe(200);
    }
    await cancel(
      one.paymentKey,
      { cancelReason: '변심', cancelAmount: 1000 },
      { ...keyed('k'), secretKey: 'test_gsk_new' }
    );
    expect(sandbox.ledger.payment(one.paymentKey)?.refunded).toBe(2000);
  });

  it('is remembered for fifteen days', async () => {
    const { pay, cancel, sandbox } = started();
    const { paymentKey } = await pay();
    const refund = () => cancel(paymentKey, { cancelReason: '변심', cancelAmount: 1000 }, keyed('r'));
    await refund();
    await sandbox.clock.advance(15 * DAY_MS - 60_000);
    await refund();
    expect(sandbox.ledger.payment(paymentKey)?.refunded).toBe(1000);
    await sandbox.clock.advance(60_000);
    await refund();
    expect(sandbox.ledger.payment(paymentKey)?.refunded).toBe(2000);
  });

  it('whose request still runs answers 409', async () => {
    const { authenticate, confirm, sandbox } = started();
    const payment = authenticate();
    sandbox.faults.add({ on: 'confirm', kind: 'slow', ms: 2_000 });
    const first = confirm(payment, keyed('slow'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const twin = await confirm(payment, keyed('slow'));
    expect([twin.status, twin.body.code]).toEqual([409, 'IDEMPOTENT_REQUEST_PROCESSING']);
    expect((await first).status).toBe(200);
    expect((await confirm(payment, keyed('slow'))).status).toBe(200);
  });

  it('may have 300 characters and no more', async () => {
    const { authenticate, confirm } = started();
    expect((await confirm(authenticate(), keyed('k'.repeat(301)))).body.code).toBe('INVALID_IDEMPOTENCY_KEY');
    expect((await confirm(authenticate(), keyed('k'.repeat(300)))).status).toBe(200);
  });

  it('means nothing to a read', async () => {
    const { authenticate, confirm, read } = started();
    const payment = authenticate();
    expect((await read(payment.paymentKey, keyed('g'))).body.status).toBe('IN_PROGRESS');
    await confirm(payment);
    expect((await read(payment.paymentKey, keyed('g'))).body.status).toBe('DONE');
  });
});

describe('the test code', () => {
  const coded = (code: string, more: Record<string, string> = {}) => ({
    headers: { 'tosspayments-test-code': code, ...more },
  });

  it.each(Object.entries(TOSS_ERRORS))(
    '%s answers with its own status and message, before the payment is looked at',
    async (code, [status, message]) => {
      const reply = await started().confirm({ paymentKey: 'dummy', orderId: 'dummy-order', amount: 1 }, coded(code));
      expect([reply.status, reply.body]).toEqual([status, { code, message }]);
    }
  );

  it('that is unknown is an error of its own', async () => {
    const reply = await started().confirm({}, coded('NO_SUCH_CODE'));
    expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_TEST_CODE']);
  });

  it('stays under its idempotency key', async () => {
    const { authenticate, confirm } = started();
    const payment = authenticate();
    await confirm(payment, coded('PROVIDER_ERROR', keyed('t').headers));
    expect((await confirm(payment, keyed('t'))).body.code).toBe('PROVIDER_ERROR');
    expect((await confirm(payment)).status).toBe(200);
  });
});

describe('the test code with live keys', () => {
  const live = sandboxForEach({
    keySets: [
      { mid: 'live', kind: 'widget', environment: 'live', clientKey: 'live_gck_a', secretKeys: ['live_gsk_a'] },
    ],
  });

  it('means nothing', async () => {
    const { authenticate, confirm } = live();
    const headers = { 'tosspayments-test-code': 'PROVIDER_ERROR' };
    expect(
      (await confirm(authenticate({ clientKey: 'live_gck_a' }), { secretKey: 'live_gsk_a', headers })).status
    ).toBe(200);
  });
});
