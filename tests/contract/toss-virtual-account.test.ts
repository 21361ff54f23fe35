import { credentials, refundOf, refused, stageForEach } from './toss-stage';

const HOUR_MS = 60 * 60_000;
const account = { bank: '20', accountNumber: '1000123456789', holderName: '김토스' };

const stage = stageForEach();

describe('a virtual account', () => {
  const virtual = { method: 'VIRTUAL_ACCOUNT', validHours: 24 } as const;

  it('waits for its deposit, is paid, and waits again when the bank takes the deposit back', async () => {
    const { sandbox, provider, authenticated } = stage();
    const request = authenticated(virtual);
    expect(await provider.confirm(request)).toMatchObject({
      payment: {
        state: 'awaiting_deposit',
        method: 'virtual_account',
        approvedAt: null,
        dueAt: expect.any(Number) as number,
        details: { virtualAccount: { bankCode: '20', accountNumber: expect.any(String) as string, expired: false } },
      },
    });

    sandbox.payments.deposit(request.paymentKey);
    expect(await provider.read(credentials, request.paymentKey)).toMatchObject({ payment: { state: 'paid' } });
    sandbox.payments.reverseDeposit(request.paymentKey);
    expect(await provider.read(credentials, request.paymentKey)).toMatchObject({
      payment: { state: 'awaiting_deposit' },
    });
  });

  it('is refunded into an account, and only with one', async () => {
    const { sandbox, provider, paid } = stage();
    const request = await paid(virtual);
    sandbox.payments.deposit(request.paymentKey);

    expect(await provider.refund(refundOf(request))).toMatchObject(refused('INVALID_REQUEST', 'input'));
    const wrong = refundOf(request, { refundReceiveAccount: { ...account, bank: '99' }, idempotencyKey: 'wrong' });
    expect(await provider.refund(wrong)).toMatchObject(refused('INVALID_BANK', 'input'));
    const right = refundOf(request, { refundReceiveAccount: account, idempotencyKey: 'right' });
    expect(await provider.refund(right)).toMatchObject({ payment: { state: 'refunded' } });
  });

  it('is given up before the deposit without an account, as a whole only', async () => {
    const { sandbox, provider, paid } = stage();
    const request = await paid(virtual);

    const part = refundOf(request, { amount: 1_000, idempotencyKey: 'part' });
    expect(await provider.refund(part)).toMatchObject(refused('NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT', 'input'));
    expect(await provider.refund(refundOf(request))).toMatchObject({
      payment: { state: 'canceled', balanceAmount: 0 },
    });
    expect(sandbox.ledger.payment(request.paymentKey)).toMatchObject({ captured: 0, refunded: 0 });
  });

  it('says that it is over although its status does not change', async () => {
    const { sandbox, provider, paid } = stage();
    const { paymentKey } = await paid(virtual);
    await sandbox.clock.advance(25 * HOUR_MS);

    expect(await provider.read(credentials, paymentKey)).toMatchObject({
      payment: { state: 'awaiting_deposit', details: { virtualAccount: { expired: true } } },
    });
  });
});
