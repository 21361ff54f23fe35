import fc from 'fast-check';
import { MAX_ORDER_NAME, orderNameOf } from '../../../server/src/domain/order-name';

test.each([
  [['린넨 셔츠'], 'ko', '린넨 셔츠'],
  [['린넨 셔츠', '양말'], 'ko', '린넨 셔츠 외 1건'],
  [['린넨 셔츠', '양말', '모자'], 'ko-KR', '린넨 셔츠 외 2건'],
  [['Linen shirt', 'Socks'], 'en', 'Linen shirt and 1 more'],
  [['  Linen \n shirt '], 'en', 'Linen shirt'],
])('names %j in %s as %s', (names, locale, expected) => {
  expect(orderNameOf(names, locale)).toBe(expected);
});

test('cuts the product, never the count, and no character in half', () => {
  const name = orderNameOf([`${'가'.repeat(93)}👕👕👕👕`, '양말'], 'ko');
  expect(name.length).toBeLessThanOrEqual(MAX_ORDER_NAME);
  expect(name).toMatch(/… 외 1건$/);
  expect(name).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
});

test('never is longer than Toss takes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { minLength: 1, maxLength: 100 }),
      fc.constantFrom('ko', 'en'),
      (names, locale) => {
        expect(orderNameOf(names, locale).length).toBeLessThanOrEqual(MAX_ORDER_NAME);
      }
    )
  );
});
