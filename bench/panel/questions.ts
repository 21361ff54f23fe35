import type { PaymentFilters, PaymentSort, SortDirection } from '../../contracts/payment-list';
import { placeOf, type ListPlace } from '../../server/src/domain/payment-list';
import type { Services } from '../../server/src/services';

/** Something that a page of the panel asks. */
export type Question = { name: string; ask: () => Promise<unknown> };

/** What of the shop the questions are about. */
export type Sample = { paymentKey: string; orderId: string; email: string; product: string; widget: string };

type Asked = Pick<Services, 'overview' | 'paymentList' | 'payments' | 'problems' | 'productSales' | 'webhooks'>;

const PAGE = 25;

const overviewQuestions = ({ overview }: Asked): Question[] => [
  ...[1, 7, 30, 90, 365].map((days) => ({
    name: `overview, ${days} days`,
    ask: () => overview.view({ days: { days } }),
  })),
  { name: 'home page: today', ask: () => overview.today() },
];

const FILTERS: readonly (readonly [string, PaymentFilters])[] = [
  ['paid', { state: 'paid' }],
  ['declined', { state: 'declined' }],
  ['waiting for a deposit', { state: 'awaiting_deposit' }],
  ['by phone bill', { method: 'mobile_phone' }],
  ['refunded, by phone bill', { state: 'refunded', method: 'mobile_phone' }],
  ['live (there are none)', { environment: 'live' }],
  ['90,000 won and more', { amountMin: 90_000 }],
  ['a week of four months ago', { from: '2026-07-20', to: '2026-07-26' }],
];

const searches = ({ paymentKey, orderId, email }: Sample): [string, string][] => [
  ['a payment key', paymentKey],
  ['an order number', orderId],
  ['an e-mail', email],
  ['the beginning of e-mails', 'minseo@'.slice(0, 3)],
  ['a name that many have', '김민서'],
  ['a family name', '김'],
  ['four digits', '1234'],
  ['a name that nobody has', '뷁'],
];

const listQuestions = ({ paymentList }: Asked, sample: Sample, deep: ListPlace | undefined): Question[] => {
  const page = (name: string, filters: PaymentFilters, more: Partial<Parameters<typeof paymentList.page>[0]> = {}) => ({
    name: `list: ${name}`,
    ask: () => paymentList.page({ filters, sort: 'requestedAt', direction: 'desc', pageSize: PAGE, ...more }),
  });
  const orders: [PaymentSort, SortDirection][] = [['requestedAt', 'desc'], ['requestedAt', 'asc'], ['amount', 'desc'], ['amount', 'asc']]; // prettier-ignore
  return [
    ...orders.map(([sort, direction]) => page(`first page, ${sort} ${direction}`, {}, { sort, direction })),
    page('a page in the middle', {}, { after: deep }),
    page('the page before it', {}, { before: deep }),
    page('one key set', { keySet: sample.widget }),
    ...FILTERS.map(([name, filters]) => page(name, filters)),
    ...FILTERS.map(([name, filters]) => page(`${name}, amount first`, filters, { sort: 'amount' })),
    ...searches(sample).map(([name, q]) => page(`search ${name}`, { q })),
    page('search a family name, declined', { q: '김', state: 'declined' }),
  ];
};

const otherQuestions = ({ problems, productSales, webhooks }: Asked, { product }: Sample): Question[] => [
  { name: 'problems: first page', ask: () => problems.list({}, { page: 1, pageSize: PAGE }) },
  { name: 'webhooks: first page', ask: () => webhooks.list({}, { page: 1, pageSize: PAGE }) },
  { name: 'product: how many were sold', ask: () => productSales.of(product) },
];

/** Where the middle of the list is, by time. */
const middleOf = async ({ paymentList }: Asked, at: number): Promise<ListPlace | undefined> => {
  const to = new Date(at).toISOString().slice(0, 10);
  const wish = { filters: { to }, sort: 'requestedAt', direction: 'desc', pageSize: 1 } as const;
  const { next } = await paymentList.page(wish);
  return (next && placeOf(next)) || undefined;
};

/**
 * The questions of the panel's pages, and first of all one payment by its key: what all others are compared with.
 *
 * @param middle epoch milliseconds, in the middle of the history
 */
export const questionsOf = async (asked: Asked, sample: Sample, middle: number): Promise<Question[]> => [
  {
    name: 'one payment by its key',
    ask: () => asked.payments.find({ kind: 'token', id: 1, name: 'bench' }, sample.paymentKey),
  },
  ...overviewQuestions(asked),
  ...listQuestions(asked, sample, await middleOf(asked, middle)),
  ...otherQuestions(asked, sample),
];
