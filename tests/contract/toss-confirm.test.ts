import { credentials, refundOf, refused, stageForEach } from './toss-stage';

const stage = stageForEach();

describe('confirming a payment', () => {
  it('answers with the payment, every figure in the smallest unit', async () => {
    const { sandbox, provider, authenticated } = stage();
    const request = authenticated({ taxFreeAmount: 3_000 });

    const answer = await provider.confirm(request);

    expect(answer).toMatchObject({
      outcome: 'answered',
      traceId: expect.any(String) as string,
      payment: {
        paymentKey: request.paymentKey,
        orderId: request.orderId,
        currency: 'KRW',
        state: 'paid',
        providerStatus: 'DONE',
        method: 'card',
        amount: 33_000,
        balanceAmount: 33_000,
        taxFreeAmount: 3_000,
        approvedAt: expect.any(Number) as number,
        receiptUrl: expect.stringMatching(/^http/) as string,
        webhookSecret: expect.any(String) as string,
        lastTransactionKey: expect.any(String) as string,
        refunds: [],
        failure: null,
      },
    });
    expect(sandbox.ledger.payment(request.paymentKey)).toMatchObject({ captured: 33_000, confirmations: 1 });
  });

  it('takes dollars with cents', async () => {
    const { provider, authenticated } = stage();
    const request = { ...authenticated({ currency: 'USD', amount: 726.24 }), amount: 72_624, currency: 'USD' as const };

    expect(await provider.confirm(request)).toMatchObject({
      payment: { currency: 'USD', amount: 72_624, balanceAmount: 72_624 },
    });
    const part = refundOf(request, { currency: 'USD', amount: 18_156, refundableAmount: 72_624 });
    expect(await provider.refund(part)).toMatchObject({
      payment: { state: 'partially_refunded', balanceAmount: 54_468 },
    });
  });

  it.each([
    [{ method: 'CARD' }, 'card'],
    [{ method: 'EASY_PAY', pointAmount: 3_000 }, 'easy_pay'],
    [{ method: 'TRANSFER' }, 'transfer'],
    [{ method: 'MOBILE_PHONE' }, 'mobile_phone'],
    [{ method: 'FOREIGN_EASY_PAY' }, 'easy_pay'],
  ] as const)('knows the method of %j', async (choice, method) => {
    const { provider, authenticated } = stage();
    expect(await provider.confirm(authenticated(choice))).toMatchObject({ payment: { method, state: 'paid' } });
  });

  it('is done once under one idempotency key, and the second answer is the first', async () => {
    const { sandbox, provider, authenticated } = stage();
    const request = authenticated();
    const [first, second] = [await provider.confirm(request), await provider.confirm(request)];

    expect(second).toMatchObject({ outcome: 'answered', payment: first.outcome === 'answered' ? first.payment : null });
    expect(sandbox.ledger.payment(request.paymentKey)).toMatchObject({ captured: 33_000, confirmations: 1 });
  });

  it('is refused as done under another key', async () => {
    const { provider, paid } = stage();
    const request = await paid();

    const again = await provider.confirm({ ...request, idempotencyKey: 'another' });
    expect(again).toMatchObject(refused('ALREADY_PROCESSED_PAYMENT', 'done'));
  });

  it('is declined for the reason that the card company gives', async () => {
    const { sandbox, provider, authenticated } = stage();
    const request = authenticated({ declineWith: 'REJECT_CARD_PAYMENT' });

    expect(await provider.confirm(request)).toMatchObject(refused('REJECT_CARD_PAYMENT', 'decline'));
    expect(await provider.read(credentials, request.paymentKey)).toMatchObject({
      payment: { state: 'aborted', failure: { code: 'REJECT_CARD_PAYMENT', errorClass: 'decline' } },
    });
    expect(sandbox.ledger.payment(request.paymentKey)).toMatchObject({ captured: 0 });
  });

  it('is expired after ten minutes', async () => {
    const { sandbox, provider, authenticated } = stage();
    const request = authenticated();
    await sandbox.clock.advance(11 * 60_000);

    expect(await provider.confirm(request)).toMatchObject(refused('NOT_FOUND_PAYMENT_SESSION', 'expired'));
    expect(await provider.read(credentials, request.paymentKey)).toMatchObject({
      payment: { state: 'expired', failure: { errorClass: 'expired' } },
    });
  });
});

describe('reading a payment', () => {
  it('finds it by its key and by its order', async () => {
    const { provider, paid } = stage();
    const { paymentKey, orderId } = await paid();
    const byKey = await provider.read(credentials, paymentKey);
    const byOrder = await provider.readByOrder(credentials, orderId);

    expect(byKey).toMatchObject({ outcome: 'answered', payment: { paymentKey, orderId, state: 'paid' } });
    expect(byOrder).toMatchObject({ payment: byKey.outcome === 'answered' ? byKey.payment : null });
  });

  it('says that there is none', async () => {
    const { provider } = stage();
    expect(await provider.read(credentials, 'tgen_nothing')).toMatchObject(refused('NOT_FOUND_PAYMENT', 'final'));
    expect(await provider.readByOrder(credentials, 'order-nothing')).toMatchObject(
      refused('NOT_FOUND_PAYMENT', 'final')
    );
  });

  it('sees a payment that nobody confirmed yet', async () => {
    const { provider, authenticated } = stage();
    const { paymentKey } = authenticated();

    expect(await provider.read(credentials, paymentKey)).toMatchObject({ payment: { state: 'in_progress' } });
  });
});
