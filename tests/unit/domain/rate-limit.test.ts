import { countedAs } from '../../../server/src/domain/rate-limit';

const GUEST = { kind: 'guest' } as const;

test('counts a token and an end user by their id, wherever they come from', () => {
  expect(countedAs({ kind: 'token', id: 3, name: 'shop' }, '203.0.113.7')).toBe('token 3');
  expect(countedAs({ kind: 'user', id: 3 }, '203.0.113.7')).toBe('user 3');
});

test.each([
  ['203.0.113.7', 'address 203.0.113.7'],
  ['::ffff:203.0.113.7', 'address 203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', 'address 2001:db8:1:2'],
  ['2001:db8:1:2::9', 'address 2001:db8:1:2'],
  ['2001:db8::9', 'address 2001:db8:0:0'],
  ['::1', 'address 0:0:0:0'],
  // As proxies write them, and as somebody writes them who wants to be counted as another one each time.
  ['203.0.113.7:51234', 'address 203.0.113.7'],
  ['[2001:db8:1:2::9]:443', 'address 2001:db8:1:2'],
  ['2001:0DB8:0001:2::9', 'address 2001:db8:1:2'],
  ['fe80::1%eth0', 'address fe80:0:0:0'],
  ['', 'address unknown'],
  ['unknown', 'address unknown'],
  ['203.0.113', 'address unknown'],
  ['1:2:3:4:5:6:7:8:9:a', 'address unknown'],
  ['x'.repeat(8_000), 'address unknown'],
])('counts nobody known by the line of %s', (address, counted) => {
  expect(countedAs(GUEST, address)).toBe(counted);
});
