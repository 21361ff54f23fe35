/** A number that JSON can say and JavaScript cannot hold: it takes the place of this text when a body is written. */
const literal = (digits: string): string => `\u0001number:${digits}\u0001`;

const LITERAL = /"\\u0001number:([^"\\]*)\\u0001"/g;

/** JSON with the numbers that `JSON.stringify` would not write: `1e400`, `NaN`. */
export const toJson = (value: unknown): string =>
  (JSON.stringify(value) ?? '').replace(LITERAL, (_all, digits: string) => digits);

const LONG = 'x'.repeat(5_000);
const DEPTH = 2_000;

const nested = (open: string, close: string): string => `${open.repeat(DEPTH)}${close.repeat(DEPTH)}`;

/** Texts that somebody's parser, database, shell or template has stumbled over. */
export const TEXTS: readonly string[] = [
  ...['', ' ', '\t', '\u0000', 'a\u0000b', '\ud800', 'x\udfff', '\u202e', '\ufeff', '😀'.repeat(80), 'ㅤ', LONG],
  ...["' OR '1'='1", "'; DROP TABLE goods; --", '1; SELECT pg_sleep(9)', '") OR 1=1 #', '%', '_', '\\', '`'],
  ...['{"$gt":""}', '$where', '[$ne]', '*)(uid=*', '${7*7}', '{{7*7}}', '<script>alert(1)</script>', '=1+1'],
  ...['../../../etc/passwd', '..', '.', '/', '//', '%2e%2e', '%00', '?', '#', ';', '\r\nSet-Cookie: a=b'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', 'true', '[object Object]'],
  ...['-1', '1e400', '0x10', '１２３', '9007199254740993', '00', '1,000'],
];

/** Amounts that are none. */
export const AMOUNTS: readonly unknown[] = [
  ...[-1, -33_000, 0.5, 33_000.01, -0.1, Number.MAX_VALUE, Number.MIN_VALUE, 2 ** 53],
  ...['1e400', '-1e400', '9007199254740993', '99999999999999999999999', 'NaN', '0x10', '01'].map(literal),
  ...['-1', '0', '1e3', '33000.0', ' 33000', '33000원', '１２３', '', 'NaN', 'Infinity'],
];

/** Values of a kind that no field of ours takes. */
export const KINDS: readonly unknown[] = [
  ...[[], [[]], {}, [null], { $gt: '' }, { $ne: null }, { $regex: '.*' }, { toString: 'x' }, { length: 1 }],
  ...[{ ['__proto__']: { isAdmin: true } }, { constructor: { prototype: { isAdmin: true } } }, Array(500).fill('x')],
];

/** Bodies that are none of ours, as they go over the wire. */
export const BODIES: readonly string[] = [
  ...['', 'null', '[]', '{}', '5', '"text"', 'true', '{', '{"a":', '{"a":1,}', "{'a':1}", 'NaN', '\u0000', '\ufeff{}'],
  ...['{"data":null}', '{"data":[]}', '{"data":"x"}', '{"data":{"data":{}}}', '{"__proto__":{"isAdmin":true}}'],
  ...[nested('[', ']'), nested('{"data":', '}').replace('}', '1}'), nested('{"data":[', ']}'), '['.repeat(DEPTH)],
  ...[
    '{"items":{"length":1e9}}',
    '{"data":{"$where":"sleep(9)"}}',
    `{"data":{"a":"${LONG}"}}`,
    'a=1&data[b]=2',
    '<a/>',
  ],
];

/** Past what Strapi's parser takes. */
export const HUGE_BODY = `{"data":{"note":"${'x'.repeat(1_100_000)}"}}`;

/** Parts of a path: no id of ours, in no reading of it. */
export const PARTS: readonly string[] = [
  ...['%2e%2e', '%2e%2e%2f%2e%2e', '..', '..%2f..%2fetc%2fpasswd', '%2f', '%5c', '%00', 'a%00b', '%0d%0aX:1', '%'],
  ...['%E0%A4%A', '%ff', '%ED%A0%80', '%F0%9F%98%80', 'a%20b', "'%20OR%20'1'='1", '%27;--', '%24where', '[$gt]'],
  ...['.', ';a=b', '@', '*', '(.*)', ':id', '{id}', 'a/b', 'a//b', '%3Fstate=paid', '%23', 'x'.repeat(5_000), '$ne'],
];

/** Queries that reach for what they should not have. */
export const QUERIES: readonly string[] = [
  ...['pagination[page]=-1', 'pagination[page]=1e400', 'pagination[pageSize]=99999999999999999999', 'pagination=1'],
  ...['pagination[page][]=1', 'pagination[page][$gt]=1', 'pagination[__proto__][page]=1', 'pagination[pageSize]=NaN'],
  ...[
    'state[$ne]=paid',
    'state=paid&state=paid',
    'state[]=paid',
    'state=',
    'orderId[$gt]=',
    'orderId=%00',
    'kind[$ne]=',
  ],
  ...['orderId=..%2f..%2f', 'orderId=%27%20OR%201=1', 'endpointId[$in]=ep_', 'eventId=%ff', 'keySetId=%ED%A0%80'],
  ...['filters[$or][0][$gt]=x', 'filters[price][$gt][$gt]=1', 'filters[price][$in][]=1e400', 'filters[name][$eq]=%00'],
  ...['filters[__proto__][x]=1', 'filters[constructor][prototype]=1', 'filters[createdBy][password][$startsWith]=a'],
  ...['filters[name][$eq]=%ED%A0%80', 'filters[price][$gt]=9999999999999999999999', 'filters=x', 'filters[]=x'],
  ...['filters[id][$eq]=x', 'filters[id][$gt]=1e400', 'filters[createdAt][$gt]=never', 'filters[taxFree]=maybe'],
  ...['filters[name][$jsonSupersetOf]=1', 'filters[$not][$not][$not][name]=x', 'filters[slug][$between]=1'],
  ...['sort=password:asc', 'sort[]=createdBy.password', 'sort[name]=sideways', 'sort[$gt]=1', 'sort=name%00:asc'],
  ...[
    'fields[]=*',
    'fields=password',
    'fields[__proto__]=1',
    'populate=*',
    'populate=createdBy',
    'populate[__proto__]=1',
  ],
  ...['populate[images][populate]=*', 'populate[images][filters][name][$eq]=%00', 'populate=deep', 'populate[][x]=1'],
  ...['locale=../..', 'locale=%00', 'locale[]=ko', 'locale[$ne]=ko', 'status=draft', 'publicationState=preview'],
  ...[
    '__proto__[isAdmin]=1',
    'constructor[prototype][isAdmin]=1',
    '&&&===',
    '%',
    '%E0%A4%A',
    '%00=%00',
    '[]=1',
    '[a=1',
  ],
  ...[`a${'[b]'.repeat(200)}=1`, `a=${'x'.repeat(5_000)}`, `${'a=1&'.repeat(1_200)}`, '?', 'access_token=x', '_q=%00'],
];

/** Odd headers: what an HTTP client can send at all. */
export const HEADERS: readonly Record<string, string>[] = [
  { 'idempotency-key': '\x80\x9f\xff' },
  { 'idempotency-key': 'a\tb' },
  { 'idempotency-key': 'k'.repeat(300) },
  { 'idempotency-key': "' OR 1=1 --" },
  { 'idempotency-key': '__proto__' },
  { 'idempotency-key': '{"$gt":""}, second' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/xml' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': 'application/json; charset=utf-7' },
  { 'content-type': 'application/json;;;=' },
  { 'content-type': 'x' },
  { 'content-encoding': 'identity' },
  { accept: 'application/xml', 'accept-language': '*;q=9,%00' },
  { 'x-http-method-override': 'DELETE', 'x-forwarded-for': '127.0.0.1, \xff', 'x-forwarded-host': 'evil.test' },
  { 'tosspayments-webhook-transmission-time': 'never', 'tosspayments-webhook-signature': 'v1:%00,' },
  {
    'tosspayments-webhook-transmission-id': 'x'.repeat(2_000),
    'tosspayments-webhook-transmission-retried-count': '-1',
  },
];
