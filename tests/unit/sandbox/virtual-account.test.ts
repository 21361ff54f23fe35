import { korean } from '../../../sandbox/state/korean-time';
import { API, sandboxForEach } from './support';

const started = sandboxForEach();
const SECRET = { secretKey: API.secretKey };
const ACCOUNT = {
  amount: 30_000,
  orderId: 'ord_va_000041',
  orderName: '린넨 셔츠',
  customerName: '김토스',
  bank: '20',
};
const issue = (body: unknown, more = SECRET) => started().call('POST', '/v1/virtual-accounts', body, more);
const inDays = (days: number) => korean(Date.now() + days * 86_400_000).slice(0, 19);

describe('a virtual account of the window', () => {
  it('waits for its deposit after confirm; no money is taken', async () => {
    const { pay, sandbox } = started();
    const { paymentKey, reply } = await pay({
      method: 'VIRTUAL_ACCOUNT',
      refundReceiveAccount: { bank: '20', accountNumber: '001012341342', holderName: '김토스' },
    });
    expect(reply.body).toMatchObject({
      status: 'WAITING_FOR_DEPOSIT',
      method: '가상계좌',
      approvedAt: null,
      balanceAmount: 33_000,
      card: null,
      secret: expect.stringMatching(/^ps_/),
      virtualAccount: {
        accountType: '일반',
        accountNumber: expect.stringMatching(/^X\d{13}$/),
        bankCode: '20',
        customerName: '김토스',
        depositorName: null,
        refundStatus: 'NONE',
        expired: false,
        settlementStatus: 'INCOMPLETED',
        refundReceiveAccount: { bankCode: '20', accountNumber: '001012341342', holderName: '김토스' },
      },
    });
    expect(sandbox.ledger.payment(paymentKey)).toMatchObject({ captured: 0, confirmations: 1 });
  });

  it('is paid by the deposit, waits again when the bank takes it back, and is paid anew', async () => {
    const { pay, read, sandbox } = started();
    const { paymentKey } = await pay({ method: 'VIRTUAL_ACCOUNT' });
    sandbox.payments.deposit(paymentKey, '이몽룡');
    expect((await read(paymentKey)).body).toMatchObject({
      status: 'DONE',
      approvedAt: expect.any(String),
      virtualAccount: { depositorName: '이몽룡' },
    });
    expect(sandbox.ledger.payment(paymentKey)?.captured).toBe(33_000);
    sandbox.payments.reverseDeposit(paymentKey);
    expect((await read(paymentKey)).body).toMatchObject({ status: 'WAITING_FOR_DEPOSIT', approvedAt: null });
    expect(sandbox.ledger.payment(paymentKey)?.captured).toBe(0);
    sandbox.payments.deposit(paymentKey);
    expect(sandbox.ledger.payment(paymentKey)).toMatchObject({ captured: 33_000, confirmations: 1 });
    expect(() => sandbox.payments.deposit(paymentKey)).toThrow('DONE');
  });

  it('expires without a change of status and takes no late deposit', async () => {
    const { pay, read, sandbox } = started();
    const { paymentKey } = await pay({ method: 'VIRTUAL_ACCOUNT', validHours: 24 });
    await sandbox.clock.advance(24 * 3_600_000 + 1000);
    expect((await read(paymentKey)).body).toMatchObject({
      status: 'WAITING_FOR_DEPOSIT',
      virtualAccount: { expired: true },
    });
    expect(() => sandbox.payments.deposit(paymentKey)).toThrow('due date');
  });

  it('shows the buyer’s refund account for half an hour only', async () => {
    const { pay, read, sandbox } = started();
    const { paymentKey } = await pay({
      method: 'VIRTUAL_ACCOUNT',
      refundReceiveAccount: { bank: '20', accountNumber: '1', holderName: '김' },
    });
    await sandbox.clock.advance(30 * 60_000);
    expect((await read(paymentKey)).body).toMatchObject({ virtualAccount: { refundReceiveAccount: null } });
  });
});

describe('POST /v1/virtual-accounts', () => {
  it('issues an account for a week', async () => {
    const { body, status } = await issue(ACCOUNT);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      mId: 'tosspayments',
      status: 'WAITING_FOR_DEPOSIT',
      totalAmount: 30_000,
      suppliedAmount: 27_273,
      vat: 2727,
    });
    const { dueDate } = body.virtualAccount as { dueDate: string };
    expect(Math.abs(Date.parse(dueDate) - Date.now() - 7 * 86_400_000)).toBeLessThan(5000);
  });

  it('is found by its order', async () => {
    const { body } = await issue(ACCOUNT);
    const found = await started().call('GET', '/v1/payments/orders/ord_va_000041', undefined, SECRET);
    expect(found.body.paymentKey).toBe(body.paymentKey);
    expect((await started().call('GET', '/v1/payments/orders/ord_unknown', undefined, SECRET)).body.code).toBe(
      'NOT_FOUND_PAYMENT'
    );
  });

  it.each([
    ['no amount', { amount: undefined }, 'INVALID_REQUEST'],
    ['199 won', { amount: 199 }, 'BELOW_MINIMUM_AMOUNT'],
    ['an order of five characters', { orderId: 'order' }, 'INVALID_REQUEST'],
    ['no customer', { customerName: undefined }, 'INVALID_REQUEST'],
    ['a bank that issues none', { bank: '90' }, 'INVALID_BANK'],
    ['2161 hours', { validHours: 2161 }, 'EXCEED_MAX_VALID_HOURS'],
    ['hours and a date', { validHours: 1, dueDate: inDays(1) }, 'INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE'],
    ['a date with an offset', { dueDate: `${inDays(1)}+09:00` }, 'INVALID_DATE'],
    ['a day that does not exist', { dueDate: '2030-02-30T00:00:00' }, 'INVALID_DATE'],
    ['yesterday', { dueDate: inDays(-1) }, 'INVALID_DATE'],
    ['91 days', { dueDate: inDays(91) }, 'EXCEED_MAX_DUE_DATE'],
  ])('refuses %s', async (_what, wrong, code) => {
    expect((await issue({ ...ACCOUNT, ...wrong })).body.code).toBe(code);
  });

  it('refuses an order that has one, and widget keys', async () => {
    await issue(ACCOUNT);
    expect((await issue(ACCOUNT)).body.code).toBe('DUPLICATED_ORDER_ID');
    const reply = await started().call('POST', '/v1/virtual-accounts', { ...ACCOUNT, orderId: 'ord_va_000042' });
    expect([reply.status, reply.body.code]).toEqual([403, 'FORBIDDEN_REQUEST']);
  });
});

describe('an address that is not there', () => {
  it.each([
    ['GET', '/v1/payments/confirm/x/y', 'NOT_FOUND'],
    ['DELETE', '/v1/payments/confirm', 'NOT_FOUND_HTTP_METHOD'],
    ['GET', '/v1/payments/%E0%A4%A', 'NOT_FOUND'],
  ])('%s %s is 404 %s', async (method, path, code) => {
    const reply = await started().call(method, path);
    expect([reply.status, reply.body.code]).toEqual([404, code]);
  });
});
