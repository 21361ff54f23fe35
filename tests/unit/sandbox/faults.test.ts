import { sandboxForEach } from './support';

const started = sandboxForEach();
const keyed = { headers: { 'idempotency-key': 'key' } };

describe('a fault', () => {
  it('can lose the answer after the money moved; a repeat with the same key gets it', async () => {
    const { authenticate, confirm, sandbox } = started();
    const payment = authenticate();
    sandbox.faults.add({ on: 'confirm', kind: 'lost-answer' });
    await expect(confirm(payment, keyed)).rejects.toThrow('fetch failed');
    expect(sandbox.ledger.payment(payment.paymentKey)?.captured).toBe(33_000);
    expect((await confirm(payment, keyed)).body.status).toBe('DONE');
    expect(sandbox.ledger.payment(payment.paymentKey)?.confirmations).toBe(1);
  });

  it('can break the line before anything happened', async () => {
    const { authenticate, confirm, sandbox } = started();
    const payment = authenticate();
    sandbox.faults.add({ on: 'confirm', kind: 'reset' });
    await expect(confirm(payment, keyed)).rejects.toThrow('fetch failed');
    expect(sandbox.ledger.payment(payment.paymentKey)?.captured).toBe(0);
    expect((await confirm(payment, keyed)).status).toBe(200);
  });

  it.each([
    ['before', 0],
    ['after', 33_000],
  ] as const)('can hang %s the work is done', async (phase, captured) => {
    const { authenticate, sandbox, call } = started();
    const payment = authenticate();
    sandbox.faults.add({ on: 'confirm', kind: 'hang', phase });
    const reply = call('POST', '/v1/payments/confirm', payment, keyed);
    await expect(Promise.race([reply, new Promise((resolve) => setTimeout(resolve, 80, 'silence'))])).resolves.toBe(
      'silence'
    );
    expect(sandbox.ledger.payment(payment.paymentKey)?.captured).toBe(captured);
    await Promise.all([sandbox.close(), expect(reply).rejects.toThrow('fetch failed')]);
  });

  it('can be slow', async () => {
    const { authenticate, confirm, sandbox } = started();
    sandbox.faults.add({ on: 'any', kind: 'slow', ms: 60 });
    const before = Date.now();
    expect((await confirm(authenticate())).status).toBe(200);
    expect(Date.now() - before).toBeGreaterThanOrEqual(55);
  });

  it.each([
    ['http-500', 500, 'FAILED_INTERNAL_SYSTEM_PROCESSING'],
    ['html-502', 502, undefined],
    ['missing-code', 400, undefined],
  ] as const)('%s answers %d, with or without the money moved', async (kind, status, code) => {
    const { authenticate, confirm, sandbox } = started();
    for (const executed of [false, true]) {
      const payment = authenticate();
      sandbox.faults.add({ on: 'confirm', kind, executed });
      const reply = await confirm(payment);
      expect([reply.status, reply.body.code]).toEqual([status, code]);
      expect(sandbox.ledger.payment(payment.paymentKey)?.captured).toBe(executed ? 33_000 : 0);
    }
  });

  it('of a gateway is forgotten, an error of Toss is not', async () => {
    const { authenticate, confirm, sandbox } = started();
    const payment = authenticate();
    sandbox.faults.add({ on: 'confirm', kind: 'html-502' });
    sandbox.faults.add({ on: 'confirm', kind: 'error', code: 'PROVIDER_ERROR' });
    expect((await confirm(payment, keyed)).status).toBe(502);
    expect((await confirm(payment, keyed)).body.code).toBe('PROVIDER_ERROR');
    expect((await confirm(payment, keyed)).body.code).toBe('PROVIDER_ERROR');
    expect((await confirm(payment)).status).toBe(200);
  });

  it('http-500 is remembered unless it says otherwise', async () => {
    const { authenticate, confirm, sandbox } = started();
    const payment = authenticate();
    sandbox.faults.add({ on: 'confirm', kind: 'http-500', stored: false });
    expect((await confirm(payment, keyed)).status).toBe(500);
    expect((await confirm(payment, keyed)).status).toBe(200);
  });

  it.each([
    ['garbage', 200, undefined, undefined],
    ['status-201', 201, 'DONE', 33_000],
    ['numbers-as-strings', 200, 'DONE', '33000'],
  ] as const)('%s spoils only the answer', async (kind, status, said, totalAmount) => {
    const { authenticate, confirm, read, sandbox } = started();
    const payment = authenticate();
    sandbox.faults.add({ on: 'confirm', kind });
    const reply = await confirm(payment);
    expect([reply.status, reply.body.status, reply.body.totalAmount]).toEqual([status, said, totalAmount]);
    expect((await read(payment.paymentKey)).body.status).toBe('DONE');
  });

  it('can answer with another amount than was taken', async () => {
    const { authenticate, confirm, sandbox } = started();
    sandbox.faults.add({ on: 'confirm', kind: 'patch', fields: { totalAmount: 1 } });
    expect((await confirm(authenticate())).body).toMatchObject({ totalAmount: 1, balanceAmount: 33_000 });
  });

  it('strikes only what it names, as often as it says', async () => {
    const { authenticate, confirm, read, sandbox } = started();
    const [one, other] = [authenticate(), authenticate()];
    sandbox.faults.add({
      on: 'read',
      kind: 'error',
      code: 'FORBIDDEN_CONSECUTIVE_REQUEST',
      paymentKey: one.paymentKey,
      times: 2,
      after: 1,
    });
    expect((await read(other.paymentKey)).status).toBe(200);
    expect((await confirm(one)).status).toBe(200);
    const statuses: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await read(one.paymentKey)).status);
    expect(statuses).toEqual([200, 403, 403, 200]);
    expect(sandbox.faults.list()).toEqual([]);
  });

  it.each([
    [{ on: 'refund', kind: 'reset' }, 'on:'],
    [{ on: 'any', kind: 'explode' }, 'kind:'],
    [{ on: 'any', kind: 'slow' }, 'ms'],
    [{ on: 'any', kind: 'error' }, 'code'],
    [{ on: 'any', kind: 'reset', times: 0 }, 'times'],
  ])('that makes no sense is refused: %j', (fault, message) => {
    expect(() => started().sandbox.faults.add(fault as never)).toThrow(message);
  });
});
