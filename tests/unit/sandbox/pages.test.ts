import { API, sandboxForEach, WIDGET } from './support';
import { CONSOLE_TEXTS } from '../../../sandbox/pages/console-texts';
import { DECLINES, METHOD_TEXTS, WINDOW_TEXTS } from '../../../sandbox/pages/window-texts';
import { TOSS_ERRORS } from '../../../sandbox';

const started = sandboxForEach();
const ORDER = {
  clientKey: WIDGET.clientKey,
  orderId: 'order-window',
  orderName: '린넨 <셔츠>',
  amount: '33000',
  successUrl: 'http://shop.test/ok',
  failUrl: 'http://shop.test/no',
};
const visit = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(new URL(path, started().sandbox.url), { redirect: 'manual', ...init });
  return { status: response.status, location: response.headers.get('location') ?? '', text: await response.text() };
};
const open = (more: Record<string, string> = {}) => visit(`/window?${new URLSearchParams({ ...ORDER, ...more })}`);
const press = (path: string, form: Record<string, string>) =>
  visit(path, { method: 'POST', body: new URLSearchParams(form) });
const query = (location: string) => Object.fromEntries(new URL(location).searchParams);

describe('the payment window', () => {
  it('sends the buyer of a widget back with paymentType, amount, orderId and paymentKey', async () => {
    const { location } = await open();
    const page = await visit(location);
    expect(page.text).toContain('린넨 &lt;셔츠&gt;');
    expect(page.text).toContain('33,000원 결제하기');
    const done = await press(location, {
      action: 'approve',
      method: 'CARD',
      outcome: 'approve',
      installmentMonths: '0',
    });
    expect(done.status).toBe(303);
    const { paymentKey, ...rest } = query(done.location);
    expect(Object.keys(query(done.location))).toEqual(['paymentType', 'amount', 'orderId', 'paymentKey']);
    expect(rest).toEqual({ paymentType: 'NORMAL', amount: '33000', orderId: 'order-window' });
    const reply = await started().confirm({ paymentKey, orderId: 'order-window', amount: 33_000 });
    expect(reply.body.status).toBe('DONE');
    expect((await visit(location)).status).toBe(410);
  });

  it('sends the buyer of API keys back without paymentType', async () => {
    const { location } = await open({ clientKey: API.clientKey });
    const done = await press(location, { action: 'approve', method: 'TRANSFER', transferBank: '88' });
    expect(Object.keys(query(done.location))).toEqual(['orderId', 'paymentKey', 'amount']);
  });

  it('says who closed it, without the order', async () => {
    const { location } = await open();
    const done = await press(location, { action: 'cancel' });
    expect(query(done.location)).toEqual({ code: 'PAY_PROCESS_CANCELED', message: expect.any(String) });
  });

  it('says that it broke off, with the order', async () => {
    const { location } = await open();
    const done = await press(location, { action: 'abort' });
    expect(query(done.location)).toMatchObject({ code: 'PAY_PROCESS_ABORTED', orderId: 'order-window' });
  });

  it('lets the buyer choose a decline, which confirm then gives', async () => {
    const { location } = await open();
    const done = await press(location, {
      action: 'approve',
      method: 'CARD',
      outcome: 'decline',
      declineWith: 'INVALID_STOPPED_CARD',
    });
    const { paymentKey } = query(done.location);
    const reply = await started().confirm({ paymentKey, orderId: 'order-window', amount: 33_000 });
    expect(reply.body.code).toBe('INVALID_STOPPED_CARD');
  });

  it('issues a virtual account with the refund account that the buyer filled in', async () => {
    const { location } = await open({ method: 'VIRTUAL_ACCOUNT' });
    const form = {
      action: 'approve',
      method: 'VIRTUAL_ACCOUNT',
      issuingBank: '88',
      customerName: '성춘향',
      refundBank: '20',
      refundNumber: '100012',
      refundHolder: '성춘향',
    };
    const { paymentKey } = query((await press(location, form)).location);
    const reply = await started().confirm({ paymentKey, orderId: 'order-window', amount: 33_000 });
    expect(reply.body.virtualAccount).toMatchObject({
      bankCode: '88',
      customerName: '성춘향',
      refundReceiveAccount: { bankCode: '20', accountNumber: '100012' },
    });
  });

  it('stays open when the form has a mistake', async () => {
    const { location } = await open();
    const wrong = await press(location, { action: 'approve', method: 'CARD', installmentMonths: '3' });
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('role="alert"')]);
    expect((await visit(location)).status).toBe(200);
  });

  it.each([
    [{ clientKey: 'nobody' }, 'INVALID_CLIENT_KEY'],
    [{ amount: 'much' }, 'INVALID_REQUEST'],
    [{ successUrl: 'javascript:alert(1)' }, 'INVALID_SUCCESS_URL'],
  ])('does not open with %j', async (wrong, code) => {
    const page = await open(wrong);
    expect([page.status, page.text]).toEqual([400, expect.stringContaining(code)]);
  });

  it('links to no script when it does not open', async () => {
    const page = await open({ clientKey: 'nobody', failUrl: 'javascript:alert(1)' });
    expect(page.text).not.toContain('javascript:');
  });

  it('is over after half an hour', async () => {
    const { location } = await open();
    await started().sandbox.clock.advance(30 * 60_000);
    expect((await press(location, { action: 'approve', method: 'CARD' })).status).toBe(410);
  });

  it('speaks English when asked', async () => {
    const { location } = await open({ lang: 'en' });
    const page = await visit(location);
    expect(page.text).toContain('<html lang="en">');
    expect(page.text).toContain('Pay ₩33,000');
    const korean = await visit(location.replace('lang=en', 'x=1'), { headers: { 'accept-language': 'ko-KR' } });
    expect(korean.text).toContain('<html lang="ko">');
  });

  it('offers declines that the API knows', () => {
    for (const code of Object.keys(DECLINES)) expect(TOSS_ERRORS).toHaveProperty(code);
  });
});

describe('the console', () => {
  it('deposits, takes back and refunds with its buttons', async () => {
    const { pay, sandbox } = started();
    const { paymentKey } = await pay({ method: 'VIRTUAL_ACCOUNT' });
    expect((await visit('/')).text).toContain('입금처리');
    expect((await press(`/console/payments/${paymentKey}/deposit`, {})).location).toBe('/?lang=ko');
    await press(`/console/payments/${paymentKey}/deposit-error`, {});
    expect(sandbox.ledger.payment(paymentKey)?.captured).toBe(0);
    await press(`/console/payments/${paymentKey}/deposit`, {});
    await press(`/console/payments/${paymentKey}/refund`, { amount: '3,000' });
    expect(sandbox.ledger.payment(paymentKey)).toMatchObject({ captured: 33_000, refunded: 3000 });
    const again = await press(`/console/payments/${paymentKey}/deposit`, {});
    expect([again.status, again.text]).toEqual([400, expect.stringContaining('role="alert"')]);
  });

  it('moves the clock', async () => {
    await press('/console/clock', { ms: '60000' });
    // The clock is set to a minute after it was read; what passes between the two is not in the offset.
    expect(started().sandbox.clock.offsetMs).toBeGreaterThan(59_000);
  });
});

describe('the addresses inside a payment', () => {
  it('lead to a receipt', async () => {
    const { pay } = started();
    const { body } = (await pay()).reply;
    for (const field of [body.receipt, body.checkout]) {
      const page = await visit((field as { url: string }).url);
      expect([page.status, page.text]).toEqual([200, expect.stringContaining('33,000원')]);
    }
  });
});

describe('both languages', () => {
  it.each([
    ['window', WINDOW_TEXTS],
    ['console', CONSOLE_TEXTS],
    ['method', METHOD_TEXTS],
  ])('say the same things: %s', (_what, texts) => {
    expect(Object.keys(texts.en)).toEqual(Object.keys(texts.ko));
    expect(Object.values(texts.en).every((text) => typeof text !== 'string' || text !== '')).toBe(true);
  });
});
