import { dedupeKeyOf } from '../../../server/src/services/delivery-identity';

const keyOf = (body: string | Buffer, keySetId = 'ks_1') => dedupeKeyOf(keySetId, Buffer.from(body as string));

test.each([
  ['the same bytes', '{"a":1,"b":"둘"}', '{"a":1,"b":"둘"}'],
  ['other white space', '{"a":1,"b":[1,2]}', ' { "a" : 1 ,\n"b":[ 1, 2 ] } '],
  ['the fields in another order', '{"a":1,"b":{"c":2,"d":3}}', '{"b":{"d":3,"c":2},"a":1}'],
])('takes %s for the same', (_title, one, other) => {
  expect(keyOf(one)).toBe(keyOf(other));
});

test.each([
  ['another value', '{"status":"DONE"}', '{"status":"CANCELED"}'],
  ['a number and its text', '{"a":1}', '{"a":"1"}'],
  ['null and no field', '{"a":null}', '{}'],
  ['a list in another order', '{"a":[1,2]}', '{"a":[2,1]}'],
  ['white space in a text', '{"a":"x y"}', '{"a":"xy"}'],
  ['digits past what a number holds', '{"a":9007199254740993}', '{"a":9007199254740992}'],
  ['a name twice', '{"a":1,"a":2}', '{"a":2}'],
  ['a microsecond', '{"createdAt":"2026-09-01T10:31:05.123456"}', '{"createdAt":"2026-09-01T10:31:05.123457"}'],
  ['bytes that are no text', Buffer.from([0xff]), Buffer.from([0xfe])],
  ['what is no JSON', '<html>1</html>', '<html>2</html>'],
  ['a prototype', '{"__proto__":1}', '{"__proto__":2}'],
])('never takes for the same: %s', (_title, one, other) => {
  expect(keyOf(one)).not.toBe(keyOf(other));
});

test('the same content of another key set is another delivery', () => {
  expect(keyOf('{}', 'ks_1')).not.toBe(keyOf('{}', 'ks_2'));
});
