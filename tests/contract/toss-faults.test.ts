import type { ConfirmRequest, RefundRequest } from '../../server/src/providers/payment-provider';
import type { FaultOptions } from '../../sandbox';
import { credentials, refundOf, stageForEach } from './toss-stage';

const stage = stageForEach(200);

const part = (request: ConfirmRequest): RefundRequest => refundOf(request, { amount: 5_500, reason: '부분 품절' });

type Row = readonly [what: string, fault: Omit<FaultOptions, 'on'>, code: string, isExecuted: boolean];

/** Each leaves it open whether the money moved; the ledger knows. */
const LOST: readonly Row[] = [
  ['the answer is lost after the money moved', { kind: 'lost-answer' }, 'connection', true],
  ['the connection breaks before', { kind: 'reset' }, 'connection', false],
  ['Toss hangs before', { kind: 'hang' }, 'timeout', false],
  ['Toss hangs after', { kind: 'hang', phase: 'after' }, 'timeout', true],
  ['Toss is slow after the money moved', { kind: 'slow', ms: 400, phase: 'after' }, 'timeout', true],
  ['the body is garbage', { kind: 'garbage' }, 'unreadable', true],
  ['a gateway answers', { kind: 'html-502' }, 'http_502', false],
  ['a gateway answers after the money moved', { kind: 'html-502', executed: true }, 'http_502', true],
  ['the error has no code', { kind: 'missing-code' }, 'http_400', false],
  ['Toss fails inside', { kind: 'http-500' }, 'FAILED_INTERNAL_SYSTEM_PROCESSING', false],
  ['a 400 hides an unknown outcome', { kind: 'error', code: 'PROVIDER_ERROR', executed: true }, 'PROVIDER_ERROR', true],
  [
    'a twin is running',
    { kind: 'error', code: 'IDEMPOTENT_REQUEST_PROCESSING' },
    'IDEMPOTENT_REQUEST_PROCESSING',
    false,
  ],
  ['a code is new to us', { kind: 'error', code: 'NEVER_SEEN_BEFORE', status: 403 }, 'NEVER_SEEN_BEFORE', false],
];

describe('a confirmation whose outcome is not known', () => {
  it.each(LOST)('when %s', async (_what, fault, code, isExecuted) => {
    const { sandbox, provider, authenticated, callsOf } = stage();
    const request = authenticated();
    sandbox.faults.add({ on: 'confirm', ...fault });

    expect(await provider.confirm(request)).toMatchObject({
      outcome: 'unknown',
      failure: { code, errorClass: 'query' },
    });

    const read = await provider.read(credentials, request.paymentKey);
    expect(read).toMatchObject({ outcome: 'answered', payment: { state: isExecuted ? 'paid' : 'in_progress' } });
    expect(sandbox.ledger.payment(request.paymentKey)?.confirmations).toBe(isExecuted ? 1 : 0);
    expect(await callsOf('confirm')).toBe(1);
  });

  it('ends paid once when it is asked again with the same key', async () => {
    const { sandbox, provider, authenticated } = stage();
    const request = authenticated();
    sandbox.faults.add({ on: 'confirm', kind: 'lost-answer' });
    await provider.confirm(request);

    expect(await provider.confirm(request)).toMatchObject({ outcome: 'answered', payment: { state: 'paid' } });
    expect(sandbox.ledger.payment(request.paymentKey)).toMatchObject({ captured: 33_000, confirmations: 1 });
  });
});

describe('a refund whose outcome is not known', () => {
  it.each(LOST)('when %s', async (_what, fault, code, isExecuted) => {
    const { sandbox, provider, authenticated, callsOf } = stage();
    const request = authenticated();
    await provider.confirm(request);
    sandbox.faults.add({ on: 'cancel', ...fault });

    expect(await provider.refund(part(request))).toMatchObject({
      outcome: 'unknown',
      failure: { code, errorClass: 'query' },
    });

    const read = await provider.read(credentials, request.paymentKey);
    expect(read).toMatchObject({ payment: { balanceAmount: isExecuted ? 27_500 : 33_000 } });
    expect(sandbox.ledger.payment(request.paymentKey)?.refunded).toBe(isExecuted ? 5_500 : 0);
    expect(await callsOf('cancel')).toBe(1);
  });

  it('is made once when it is asked again with the same key', async () => {
    const { sandbox, provider, authenticated } = stage();
    const request = authenticated();
    await provider.confirm(request);
    sandbox.faults.add({ on: 'cancel', kind: 'lost-answer' });
    await provider.refund(part(request));

    expect(await provider.refund(part(request))).toMatchObject({ payment: { balanceAmount: 27_500 } });
    expect(sandbox.ledger.payment(request.paymentKey)?.refunded).toBe(5_500);
  });
});

describe('answers that are odd but tell everything', () => {
  it.each([['status-201'], ['numbers-as-strings']] as const)('%s', async (kind) => {
    const { sandbox, provider, authenticated } = stage();
    sandbox.faults.add({ on: 'confirm', kind });

    expect(await provider.confirm(authenticated())).toMatchObject({
      outcome: 'answered',
      payment: { state: 'paid', amount: 33_000, balanceAmount: 33_000 },
    });
  });

  it('a status that is new to us is no success', async () => {
    const { sandbox, provider, authenticated } = stage();
    sandbox.faults.add({ on: 'confirm', kind: 'patch', fields: { status: 'ALMOST_DONE' } });

    expect(await provider.confirm(authenticated())).toMatchObject({
      outcome: 'answered',
      payment: { state: 'unknown', providerStatus: 'ALMOST_DONE' },
    });
  });

  it('a payment of somebody else is told as it is, for the settler to refuse', async () => {
    const { sandbox, provider, authenticated } = stage();
    sandbox.faults.add({ on: 'confirm', kind: 'patch', fields: { orderId: 'order-foreign', totalAmount: 1 } });

    expect(await provider.confirm(authenticated())).toMatchObject({ payment: { orderId: 'order-foreign', amount: 1 } });
  });
});

describe('reading', () => {
  it('is tried once more when the connection breaks', async () => {
    const { sandbox, provider, authenticated } = stage();
    const request = authenticated();
    sandbox.faults.add({ on: 'read', kind: 'reset' });

    expect(await provider.read(credentials, request.paymentKey)).toMatchObject({ outcome: 'answered' });
  });
});
