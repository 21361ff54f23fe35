import { PERMISSIONS } from '../../contracts/permissions';
import type { ExportTicketView } from '../../contracts/payment-list';
import { dayOf } from '../../server/src/domain/shop-days';
import type { ApiClient } from '../support/host/api';
import { startHost, type Host } from '../support/host-app';
import { aListedPayment, putPayments } from '../support/listed-payments';
import { serviceIn } from '../support/open-shop';

const BASE = '/commerce-payments';
const COUNT = 1_203;

let host: Host;
let admin: ApiClient;

beforeAll(async () => {
  host = await startHost();
  admin = await host.admin();
  await putPayments(
    host,
    Array.from({ length: COUNT }, (_, index) => aListedPayment(index))
  );
});
afterAll(() => host?.stop());

const ticketFor = async (wish: object, client = admin): Promise<string> => {
  const { status, body, text } = await client.post<ExportTicketView>(`${BASE}/payments/exports`, { data: wish });
  if (status !== 201) throw new Error(text);
  return body.data.ticket;
};
/** As a browser fetches it: without a login. The byte order mark is dropped by whoever reads it as text. */
const fetched = (ticket: string) => host.http().get(`${BASE}/exports/${ticket}`);

const linesOf = (csv: string): string[] => csv.replace(/\r\n$/, '').split('\r\n');

describe('an export', () => {
  it('has every payment once, page after page, under Korean heads, as a file', async () => {
    const { status, headers, text } = await fetched(await ticketFor({ language: 'ko' }));
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const day = dayOf(Date.now(), 'Asia/Seoul');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="payments-${day}.csv"`);
    expect(headers.get('cache-control')).toBe('no-store');
    const [head, ...rows] = linesOf(text);
    expect(head?.split(',').slice(0, 7)).toEqual(
      ['요청 시각 (Asia/Seoul)', '승인 시각 (Asia/Seoul)', '환경', '주문번호', '주문명', '결제 키', '상태'].map(
        (name) => `"${name}"`
      )
    );
    expect(rows).toHaveLength(COUNT);
    expect(new Set(rows.map((row) => row.split(',')[5])).size).toBe(COUNT);
  });

  it('begins with the mark by which Excel knows Korean', async () => {
    const ticket = await ticketFor({ language: 'ko', q: 'pay_6' });
    const bytes = await (await fetch(`${host.url}${BASE}/exports/${ticket}`)).arrayBuffer();
    expect([...new Uint8Array(bytes.slice(0, 3))]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('says all in words, in the shop’s time, and shows no formula', async () => {
    const { text } = await fetched(await ticketFor({ language: 'ko', q: 'pay_4' }));
    const [, row] = linesOf(text);
    expect(row).toBe(
      [
        ...['2026-11-01 03:00:00', '', '테스트', 'ord_4', '주문 4', 'pay_4', '거절', '카드', '', '****9876', 'KRW'],
        ...['4000', '33000', "'=cmd|calc", 'buyer.4@example.com', 'ks_1', ''],
      ]
        .map((cell) => (cell === '' ? '' : `"${cell}"`))
        .join(',')
    );
    const english = await fetched(await ticketFor({ language: 'en', q: 'pay_4' }));
    expect(linesOf(english.text)[1]).toContain('"Test","ord_4","주문 4","pay_4","Declined","Card"');
  });

  it('writes amounts with the digits of their currency, what was paid beside what is left', async () => {
    const dollars = { currency: 'USD', amount: 1_999, balanceAmount: 500 } as const;
    await putPayments(host, [{ ...aListedPayment(COUNT), ...dollars }]);
    const { text } = await fetched(await ticketFor({ language: 'en', q: `pay_${COUNT}` }));
    expect(linesOf(text)[1]).toContain('"USD","19.99","5",');
  });

  it('has what the list is narrowed to, in its order', async () => {
    const wish = { language: 'en', state: 'declined', amountMin: 4_000, sort: 'amount', direction: 'asc' };
    const { text } = await fetched(await ticketFor(wish));
    const amounts = linesOf(text)
      .slice(1)
      .map((row) => Number(row.split(',')[11]?.replaceAll('"', '')));
    expect(amounts.length).toBeGreaterThan(50);
    expect(amounts).toEqual([...amounts].sort((one, other) => one - other));
    expect(Math.min(...amounts)).toBe(4_000);
  });

  it('is empty but for its head when nothing fits', async () => {
    const { text } = await fetched(await ticketFor({ language: 'ko', q: '없는사람' }));
    expect(linesOf(text)).toHaveLength(1);
  });
});

describe('a ticket', () => {
  it('opens one download: of ten that come at once with it, one', async () => {
    const ticket = await ticketFor({ language: 'ko', q: 'pay_6' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => fetched(ticket)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(410)]);
    expect((await fetched(ticket)).body.error?.details.code).toBe('EXPORT_TICKET_INVALID');
    // Without the way over HTTP between them, all ten look before one takes it away.
    const { redeem } = serviceIn(host, 'paymentExports');
    const other = await ticketFor({ language: 'ko' });
    const taken = await Promise.allSettled(Array.from({ length: 10 }, () => redeem(other)));
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is worth nothing after its minute', async () => {
    const exports = serviceIn(host, 'paymentExports');
    const before = Date.now();
    const { ticket, expiresAt } = await exports.open({ language: 'ko' }, { kind: 'admin_user', id: '1', name: null });
    expect(Math.abs(expiresAt - before - 60_000)).toBeLessThan(5_000);
    await host.strapi.db.connection('commerce_export_tickets').update({ expires_at: Date.now() - 1 });
    expect((await fetched(ticket)).status).toBe(410);
  });

  it.each(['nobody', '..%2f..', 'x'.repeat(43), "'%20or%201=1"])('cannot be made up: %s', async (ticket) => {
    expect((await fetched(ticket)).status).toBe(410);
  });

  it('is kept as a hash, and cleared away when nobody came with it', async () => {
    const ticket = await ticketFor({ language: 'ko' });
    const rows = () => host.strapi.db.connection('commerce_export_tickets').select('ticket_hash');
    expect(JSON.stringify(await rows())).not.toContain(ticket);
    await host.strapi.db.connection('commerce_export_tickets').update({ expires_at: 1 });
    await ticketFor({ language: 'ko' });
    expect(await rows()).toHaveLength(1);
  });

  it('is given to those who may read payments, and to nobody else', async () => {
    const asked = (client: ApiClient) => client.post(`${BASE}/payments/exports`, { data: { language: 'ko' } });
    const reader = await host.admin(await host.admins.accountWith([PERMISSIONS.paymentsRead]));
    const other = await host.admin(await host.admins.accountWith([PERMISSIONS.webhooksRead]));
    const answers = [await asked(reader), await asked(other), await asked(host.http())];
    expect(answers.map(({ status }) => status)).toEqual([201, 403, 401]);
  });

  it.each([{}, { language: 'jp' }, { language: 'ko', limit: 5 }])('is refused for %j', async (wish) => {
    expect((await admin.post(`${BASE}/payments/exports`, { data: wish })).status).toBe(400);
  });
});
