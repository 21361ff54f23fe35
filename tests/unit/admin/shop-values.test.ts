import { inputOf, linesOf, problemsOf, valuesOf, type ShopValues } from '../../../admin/src/pages/shop/shop-values';
import { DEFAULT_REFUND_REASONS } from '../../../contracts/default-refund-reasons';
import { defaultShopSettings } from '../../../server/src/domain/shop-settings';

const values = (change: Partial<ShopValues> = {}): ShopValues => ({
  ...valuesOf(defaultShopSettings(), 'ko'),
  ...change,
});

test('what is read is what is sent, when nobody typed', () => {
  expect(inputOf(values(), 3)).toEqual({ ...defaultShopSettings(), version: 3 });
});

test('reasons that nobody has set are in the person’s language, the shop’s own as they are', () => {
  const lines = (reasons: readonly string[]) => reasons.join('\n');
  const { ko, en } = DEFAULT_REFUND_REASONS;
  expect(valuesOf(defaultShopSettings(), 'en').refundReasons).toBe(lines(en));
  expect(valuesOf({ ...defaultShopSettings(), refundReasons: [...en] }, 'ko').refundReasons).toBe(lines(ko));
  for (const own of [[], ['둘'], ko.slice(1), [...ko].reverse()])
    expect(valuesOf({ ...defaultShopSettings(), refundReasons: own }, 'en').refundReasons).toBe(lines(own) || null);
});

test('empty lines and spaces around a line are nobody’s', () => {
  expect(linesOf('  a \n\n\tb\n ')).toEqual(['a', 'b']);
  expect(linesOf(null)).toEqual([]);
  expect(inputOf(values({ refundReasons: null, mailTo: null }), 0)).toMatchObject({
    refundReasons: [],
    mail: { to: [] },
  });
});

test.each<[string, Partial<ShopValues>, object]>([
  ['nothing', {}, {}],
  ['half a minute', { orderExpiresInMinutes: '0.5' }, { orderExpiresInMinutes: 'not_whole' }],
  ['no time', { orderExpiresInMinutes: null }, { orderExpiresInMinutes: 'not_whole' }],
  ['more than a year', { orderExpiresInMinutes: '525601' }, { orderExpiresInMinutes: 'not_whole' }],
  ['a year', { orderExpiresInMinutes: '525600' }, {}],
  ['the same reason twice', { refundReasons: 'a\n a' }, { refundReasons: 'twice' }],
  ['a long reason', { refundReasons: 'x'.repeat(101) }, { refundReasons: 'too_long' }],
  ['too many reasons', { refundReasons: Array.from({ length: 21 }, String).join('\n') }, { refundReasons: 'too_many' }],
  ['no address', { mailTo: 'owner@example.com\nnobody' }, { mailTo: 'not_an_address' }],
  ['two in a line', { mailTo: 'a@example.com, b@example.com' }, { mailTo: 'not_an_address' }],
  ['no zone', { timeZone: '' }, { timeZone: 'no_zone' }],
])('%s is found while it is typed', (_what, change, problems) => {
  expect(problemsOf(values(change))).toEqual(problems);
});
