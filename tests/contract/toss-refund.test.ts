import { credentials, refundOf, refused, stageForEach } from './toss-stage';

const stage = stageForEach();

describe('refunding a payment', () => {
  it('gives back parts until nothing is left', async () => {
    const { sandbox, provider, paid } = stage();
    const request = await paid();
    const first = await provider.refund(refundOf(request, { amount: 5_500, idempotencyKey: 'part-1' }));
    const rest = await provider.refund(
      refundOf(request, { amount: 27_500, refundableAmount: 27_500, idempotencyKey: 'part-2' })
    );

    expect(first).toMatchObject({
      payment: {
        state: 'partially_refunded',
        balanceAmount: 27_500,
        refunds: [{ amount: 5_500, refundableAmount: 27_500, state: 'succeeded', reason: '구매자 변심' }],
      },
    });
    expect(rest).toMatchObject({
      payment: { state: 'refunded', balanceAmount: 0, refunds: [{ amount: 5_500 }, { amount: 27_500 }] },
    });
    expect(sandbox.ledger.payment(request.paymentKey)).toMatchObject({ captured: 33_000, refunded: 33_000 });
  });

  it('calls a last part a full refund also when Toss leaves the payment PARTIAL_CANCELED', async () => {
    const { sandbox, provider, paid } = stage();
    const request = await paid();
    await provider.refund(refundOf(request, { amount: 5_500, idempotencyKey: 'part-1' }));
    const rest = refundOf(request, { amount: 27_500, refundableAmount: 27_500, idempotencyKey: 'part-2' });

    sandbox.faults.add({ on: 'cancel', kind: 'patch', fields: { status: 'PARTIAL_CANCELED' } });
    expect(await provider.refund(rest)).toMatchObject({
      payment: { state: 'refunded', providerStatus: 'PARTIAL_CANCELED' },
    });
  });

  it('gives back the tax-free part', async () => {
    const { provider, paid } = stage();
    const request = await paid({ taxFreeAmount: 3_000 });

    expect(await provider.refund(refundOf(request, { amount: 5_000, taxFreeAmount: 1_000 }))).toMatchObject({
      payment: { taxFreeAmount: 2_000, refunds: [{ amount: 5_000, taxFreeAmount: 1_000 }] },
    });
  });

  it('is done once under one idempotency key', async () => {
    const { sandbox, provider, paid } = stage();
    const request = await paid();
    const part = refundOf(request, { amount: 5_500 });
    await provider.refund(part);
    await provider.refund(part);

    expect(sandbox.ledger.payment(request.paymentKey)?.refunded).toBe(5_500);
  });

  it('is refused when the balance is another than we believe', async () => {
    const { sandbox, provider, paid } = stage();
    const request = await paid();
    await provider.refund(refundOf(request, { amount: 5_500, idempotencyKey: 'part-1' }));

    const stale = await provider.refund(refundOf(request, { amount: 5_500, idempotencyKey: 'part-2' }));
    expect(stale).toMatchObject(refused('NOT_MATCHES_REFUNDABLE_AMOUNT', 'done'));
    expect(sandbox.ledger.payment(request.paymentKey)?.refunded).toBe(5_500);
  });

  it('is refused as done the second time, and as final for what was never paid', async () => {
    const { provider, authenticated, paid } = stage();
    const request = await paid();
    await provider.refund(refundOf(request));

    const again = refundOf(request, { refundableAmount: 0, idempotencyKey: 'again' });
    expect(await provider.refund(again)).toMatchObject(refused('ALREADY_CANCELED_PAYMENT', 'done'));
    expect(await provider.refund(refundOf(authenticated()))).toMatchObject(refused('NOT_CANCELABLE_PAYMENT', 'final'));
  });

  it.each([
    ['DONE', 'refunded', 'succeeded', 0],
    ['ABORTED', 'paid', 'failed', 33_000],
  ] as const)(
    'counts the money as taken while a wallet from abroad works on it (%s)',
    async (end, state, refundState, balanceAmount) => {
      const { sandbox, provider, paid } = stage();
      const { paymentKey } = await paid({ method: 'FOREIGN_EASY_PAY', cancelsLater: true });
      sandbox.payments.cancelInConsole(paymentKey, { cancelReason: '전화 요청', cancelRequestId: 'cancel-000001' });

      const answer = await provider.read(credentials, paymentKey);
      expect(answer).toMatchObject({
        payment: { state: 'paid', balanceAmount: 0, refunds: [{ state: 'processing' }] },
      });

      const key = answer.outcome === 'answered' ? (answer.payment.refunds[0]?.transactionKey ?? '') : '';
      sandbox.payments.finishCancel(paymentKey, key, end);
      expect(await provider.read(credentials, paymentKey)).toMatchObject({
        payment: { state, balanceAmount, refunds: [{ state: refundState }] },
      });
    }
  );

  it('gives a wallet from abroad our number, and finds it again in the list', async () => {
    const { provider, paid } = stage();
    const request = await paid({ method: 'FOREIGN_EASY_PAY', cancelsLater: true });
    const read = await provider.read(credentials, request.paymentKey);
    expect(read).toMatchObject({ payment: { details: { country: 'US' } } });
    expect(await provider.refund(refundOf(request, { requestId: 'rf_000001' }))).toMatchObject({
      payment: { refunds: [{ requestId: 'rf_000001', state: 'processing' }] },
    });
  });

  it('shows a refund made in the console beside our own', async () => {
    const { sandbox, provider, paid } = stage();
    const request = await paid();
    await provider.refund(refundOf(request, { amount: 5_500 }));
    sandbox.payments.cancelInConsole(request.paymentKey, { cancelReason: '전화 요청', cancelAmount: 1_000 });

    expect(await provider.read(credentials, request.paymentKey)).toMatchObject({
      payment: { balanceAmount: 26_500, refunds: [{ reason: '구매자 변심' }, { reason: '전화 요청', amount: 1_000 }] },
    });
  });
});
