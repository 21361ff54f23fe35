import { urlProblemOf } from '../../../../server/src/services/outbox/endpoint-url';
import { isPublicAddress } from '../../../../server/src/services/outbox/public-address';

const NOT_PUBLIC = [
  ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.8.9.1'],
  ...['169.254.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.2.7', '192.88.99.1'],
  ...['192.168.0.1', '192.168.255.255', '198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.9'],
  ...['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '0:0:0:0:0:0:0:1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::FFFF:10.0.0.1'],
  ...['0:0:0:0:0:ffff:169.254.169.254', '::ffff:a9fe:a9fe', '64:ff9b::127.0.0.1', '64:ff9b::a9fe:a9fe'],
  ...['64:ff9b:1::1', 'fc00::1', 'fd12:3456::1', 'fdff:ffff::', 'fe80::1', 'febf::1', 'fec0::1', 'ff02::1', 'ff0e::1'],
  ...['2001::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2', '2001:db8::1', '2002:7f00:1::', '2002:a00:1::1', '3fff::1'],
  ...['100::1', '5f00::1', '4000::1', 'fe80::1%eth0', '2606:4700::1%eth0'],
  ...['', 'localhost', 'example.com', '127.1', '0x7f000001', '2130706433', '1.2.3', '1.2.3.4.5', '::g'],
];

const PUBLIC = [
  ...['1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255'],
  ...['128.0.0.1', '169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0'],
  ...['198.17.255.255', '198.20.0.0', '223.255.255.255'],
  ...[
    '2606:4700:4700::1111',
    '2001:200::1',
    '2001:4860:4860::8888',
    '2400:cb00::1',
    '::ffff:8.8.8.8',
    '::ffff:808:808',
  ],
  ...['64:ff9b::8.8.8.8', '64:FF9B:0:0:0:0:0808:0808'],
];

test.each(NOT_PUBLIC)('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));
test.each(PUBLIC)('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

/** The same machine in every spelling that URL parsers know. */
const LOOPBACKS = [
  ...[
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0X7F.0.0.1',
    '0177.0.0.1',
    '017700000001',
  ],
  ...['%31%32%37.0.0.1', '127.0.0.1.', '１２７.0.0.1', '127。0。0。1', '[::1]', '[0:0::1]', '[::ffff:127.0.0.1]'],
  ...['[::ffff:7f00:1]', '[64:ff9b::7f00:1]', 'localhost', 'LOCALHOST', 'localhost.', 'shop.localhost', '0', '0.0.0.0'],
];

test.each(LOOPBACKS)('https://%s is refused as it is typed', (host) => {
  expect(urlProblemOf(`https://${host}:8443/hooks`, false)).toBe('private_address');
});

test.each([
  ['https://example.com/hooks?shop=1', null],
  ['HTTPS://EXAMPLE.com', null],
  ['https://1.1.1.1/', null],
  ['https://[2606:4700:4700::1111]/', null],
  ['http://example.com/hooks', 'not_https'],
  ['http://169.254.169.254/latest/meta-data', 'private_address'],
  ['https://metadata@example.com/', 'has_credentials'],
  ['https://example.com:pass@10.0.0.1/', 'has_credentials'],
  ['https://example.com/#top', 'has_fragment'],
  ['ftp://example.com/', 'not_a_url'],
  ['file:///etc/passwd', 'not_a_url'],
  ['example.com/hooks', 'not_a_url'],
  ['', 'not_a_url'],
  ['https://', 'not_a_url'],
  ['https://256.256.256.256/', 'not_a_url'],
] as const)('%s: %s', (url, problem) => expect(urlProblemOf(url, false)).toBe(problem));

test('where private addresses are allowed, they are taken, also in clear', () => {
  expect(urlProblemOf('http://127.0.0.1:4000/hooks', true)).toBeNull();
  expect(urlProblemOf('https://10.0.0.1/', true)).toBeNull();
  expect(urlProblemOf('http://user:pass@10.0.0.1/', true)).toBe('has_credentials');
});
