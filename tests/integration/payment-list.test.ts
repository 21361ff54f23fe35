import {
  PAYMENT_SORTS,
  type PaymentFilters,
  type PaymentPageMeta,
  type PaymentRowView,
} from '../../contracts/payment-list';
import type { Payment } from '../../server/src/domain/payment';
import type { PaymentListFilter } from '../../server/src/domain/payment-list';
import { createPaymentListRepository } from '../../server/src/repositories/payment-list';
import { createPaymentList } from '../../server/src/services/payment-list';
import type { ApiClient } from '../support/host/api';
import { startHost, type Host } from '../support/host-app';
import { aListedPayment, DAY, FIRST_DAY, NAMES, putPayments } from '../support/listed-payments';

const PATH = '/commerce-payments/payments';
const COUNT = 130;

let host: Host;
let admin: ApiClient;
const payments = Array.from({ length: COUNT }, (_, index) => aListedPayment(index));

beforeAll(async () => {
  host = await startHost();
  admin = await host.admin();
  await putPayments(host, payments);
});
afterAll(() => host?.stop());

const page = async (query: string): Promise<{ keys: string[]; rows: PaymentRowView[]; meta: PaymentPageMeta }> => {
  const { status, body, text } = await admin.get<PaymentRowView[]>(`${PATH}?${query}`);
  if (status !== 200) throw new Error(text);
  const rows = body.data;
  return { rows, keys: rows.map(({ paymentKey }) => paymentKey), meta: body.meta as unknown as PaymentPageMeta };
};

/** Every page from the first to the last, by where each ended. */
const walk = async (query: string, pageSize = 25): Promise<{ keys: string[]; last: PaymentPageMeta }> => {
  const keys: string[] = [];
  for (let after = ''; ; ) {
    const { keys: found, meta } = await page(`${query}&pageSize=${pageSize}${after}`);
    keys.push(...found);
    if (meta.next === null) return { keys, last: meta };
    after = `&after=${meta.next}`;
  }
};

type Sort = 'requestedAt' | 'amount';
const indexOf = ({ paymentKey }: Payment): number => Number(paymentKey.slice(4));
/** What the list must be: the same in plain code. Rows were put in by their index, so that ids follow it. */
const expected = (fits: (payment: Payment) => boolean, sort: Sort = 'requestedAt', direction = 'desc'): string[] => {
  const sign = direction === 'desc' ? -1 : 1;
  return payments
    .filter(fits)
    .sort((one, other) => sign * (one[sort] - other[sort] || indexOf(one) - indexOf(other)))
    .map(({ paymentKey }) => paymentKey);
};

const FROM = FIRST_DAY + 2 * DAY;
const UNTIL = FIRST_DAY + 5 * DAY;
const FILTERS: [string, (payment: Payment) => boolean][] = [
  ['', () => true],
  ['environment=live', ({ environment }) => environment === 'live'],
  ['state=paid', ({ state }) => state === 'paid'],
  ['method=card', ({ method }) => method === 'card'],
  ['keySet=ks_2', ({ keySetId }) => keySetId === 'ks_2'],
  ['from=2026-11-03&to=2026-11-05', ({ requestedAt }) => requestedAt >= FROM && requestedAt < UNTIL],
  ['amountMin=3000&amountMax=6000', ({ amount }) => amount >= 3_000 && amount <= 6_000],
  [
    'state=paid&environment=test&method=card&from=2026-11-02&amountMin=1000',
    ({ state, environment, method, requestedAt, amount }) =>
      state === 'paid' &&
      environment === 'test' &&
      method === 'card' &&
      requestedAt >= FIRST_DAY + DAY &&
      amount >= 1e3,
  ],
];

describe.each(['requestedAt', 'amount'] as const)('sorted by %s', (sort) => {
  describe.each(['desc', 'asc'])('%s', (direction) => {
    it.each(FILTERS)('has all that fits %p, in order, none twice', async (query, fits) => {
      const all = expected(fits, sort, direction);
      expect(all.length).toBeGreaterThan(3);
      const { keys, last } = await walk(`${query}&sort=${sort}&direction=${direction}`, 7);
      expect(keys).toEqual(all);
      expect(last).toMatchObject({ total: all.length, isTotalExact: true });
    });
  });
});

it('goes back the way it came', async () => {
  const first = await page('pageSize=10');
  const second = await page(`pageSize=10&after=${first.meta.next}`);
  const third = await page(`pageSize=10&after=${second.meta.next}`);
  expect(first.meta.previous).toBeNull();
  const back = await page(`pageSize=10&before=${third.meta.previous}`);
  expect([back.keys, back.meta.next]).toEqual([second.keys, second.meta.next]);
  const begin = await page(`pageSize=10&before=${back.meta.previous}`);
  expect([begin.keys, begin.meta.previous, begin.meta.next]).toEqual([first.keys, null, first.meta.next]);
});

describe('finds', () => {
  const beginning = (start: string) => (payment: Payment) =>
    (NAMES[indexOf(payment) % NAMES.length] ?? '').toLowerCase().startsWith(start);

  it.each([
    ['an order number', 'ord_17', (payment: Payment) => payment.orderId === 'ord_17'],
    ['a payment key', 'pay_101', (payment: Payment) => payment.paymentKey === 'pay_101'],
    ['the beginning of a Korean name', '김민', beginning('김민')],
    ['a name however it is written', 'MINSU', beginning('minsu')],
    ['the beginning of an e-mail', 'buyer.3@', (payment: Payment) => indexOf(payment) % 7 === 3],
    ['an e-mail before its at sign', 'buyer.3', (payment: Payment) => indexOf(payment) % 7 === 3],
    ['four digits whose last is masked', '1234', (payment: Payment) => payment.last4 === '123*'],
    ['four digits', '9876', (payment: Payment) => payment.last4 === '9876'],
  ])('%s', async (_name, typed, fits) => {
    const { keys } = await walk(`q=${encodeURIComponent(typed)}`);
    expect(keys).toEqual(expected(fits));
    expect(keys.length).toBeGreaterThan(0);
  });

  it.each(['ORD_17', 'ord_17 ', '없는사람', '5555', 'nobody@example.com', '민수', '%', '_'])(
    'nothing, or only what it is, for %p',
    async (typed) => {
      const { keys, meta } = await page(`q=${encodeURIComponent(typed)}`);
      expect(keys).toEqual(typed.trim() === 'ord_17' ? ['pay_17'] : []);
      expect(meta).toMatchObject({ next: null, previous: null, isTotalExact: true });
    }
  );

  it('within what the list is narrowed to', async () => {
    const { keys } = await walk(`q=${encodeURIComponent('김민')}&state=paid&sort=amount&direction=asc`, 3);
    expect(keys).toEqual(
      expected((payment) => beginning('김민')(payment) && payment.state === 'paid', 'amount', 'asc')
    );
  });
});

it('says what the panel shows of a row, and no more', async () => {
  const { rows } = await page('q=pay_6');
  expect(rows).toEqual([
    {
      ...{ paymentKey: 'pay_6', orderId: 'ord_6', orderName: '주문 6', environment: 'test', keySetId: 'ks_1' },
      ...{ keySetName: null, state: 'awaiting_deposit', method: 'virtual_account', instrument: null, last4: '123*' },
      ...{ amount: 6_000, balanceAmount: 33_000, currency: 'KRW', buyerName: '김민수' },
      ...{ buyerEmail: 'buyer.6@example.com', approvedAt: null, hasProblem: false },
      requestedAt: '2026-10-31T21:00:00.000Z',
    },
  ]);
});

it.each([
  ...['state=nothing', 'from=2026-02-30', 'from=yesterday', 'amountMin=-1', 'amountMax=1.5', 'sort=id'],
  ...['after=1', 'after=1_x', 'after=1_2&before=1_2', 'pageSize=101', 'unknown=1', 'q=%00'],
])('refuses %s', async (query) => {
  expect((await admin.get(`${PATH}?${query}`)).status).toBe(400);
});

describe('a filter that fits few', () => {
  const listWith = (fewOfFilter: number) =>
    createPaymentList({
      paymentList: createPaymentListRepository(host.strapi, fewOfFilter),
      keySets: { list: async () => [] },
      timeZone: async () => 'Asia/Seoul',
    });
  const filters: PaymentFilters[] = [
    { environment: 'live' },
    { state: 'declined', method: 'card' },
    { keySet: 'ks_2', amountMin: 3_000 },
    { from: '2026-11-03', to: '2026-11-05', state: 'paid' },
    { amountMax: 0 },
    { method: 'book_gift_certificate' },
  ];

  it.each(PAYMENT_SORTS.flatMap((sort) => filters.map((wanted) => [sort, wanted] as const)))(
    'is answered alike by its rows and along the list: by %s, %j',
    async (sort, wanted) => {
      const wish = { filters: wanted, sort, direction: 'desc', pageSize: 5 } as const;
      const [named, walked] = [await listWith(500).page(wish), await listWith(-1).page(wish)];
      expect(named).toEqual(walked);
    }
  );

  it('says that there may be more where not all of them were looked at', async () => {
    const repository = createPaymentListRepository(host.strapi);
    const count = (filter: PaymentListFilter, limit: number) => repository.count({ filter, found: null, limit });
    const live = payments.filter(({ environment }) => environment === 'live').length;
    expect(await count({ environment: 'live' }, COUNT)).toEqual({ total: live, isExact: true });
    expect(await count({ environment: 'live' }, 30)).toEqual({ total: 10, isExact: false });
    expect(await count({}, 30)).toEqual({ total: 30, isExact: false });
  });
});
