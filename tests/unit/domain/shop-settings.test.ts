import { changesOf, defaultShopSettings, isTimeZone, settingsOf } from '../../../server/src/domain/shop-settings';

const defaults = defaultShopSettings();

test.each(['Asia/Seoul', 'UTC', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'Etc/GMT+9'])(
  '%s is a zone',
  (name) => expect(isTimeZone(name)).toBe(true)
);

test.each(['', '+09:00', 'Asia/Nowhere', 'Asia/Seoul; drop', ' UTC', 'x'.repeat(65), '서울'])('%j is no zone', (name) =>
  expect(isTimeZone(name)).toBe(false)
);

test.each([null, undefined, 'text', 7, [], {}, { timeZone: 7, mail: 'x', refundReasons: [1] }])(
  'what was kept as %j is the defaults',
  (kept) => expect(settingsOf(kept)).toEqual(defaults)
);

test('keeps what is understood and takes the default for what is not', () => {
  const kept = {
    timeZone: 'UTC',
    orderExpiresInMinutes: 0,
    refundReasons: [],
    mail: { to: ['a@example.com'], kinds: ['daily', 'fax'], language: 'fr', dailyHour: 24 },
  };
  expect(settingsOf(kept)).toEqual({
    timeZone: 'UTC',
    orderExpiresInMinutes: 60,
    refundReasons: [],
    mail: { to: ['a@example.com'], kinds: ['daily'], language: 'ko', dailyHour: 9 },
  });
});

test('names what is different, flat', () => {
  const after = { ...defaults, timeZone: 'UTC', mail: { ...defaults.mail, to: ['a@example.com', 'b@example.com'] } };
  expect(changesOf(defaults, after)).toEqual({
    timeZone: { from: 'Asia/Seoul', to: 'UTC' },
    mailTo: { from: '', to: 'a@example.com, b@example.com' },
  });
  expect(changesOf(defaults, defaultShopSettings())).toEqual({});
});
