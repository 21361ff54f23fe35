import { HEALTH_CODES, HEALTH_SEVERITIES, type HealthCode } from '../../../contracts/health';
import { fillHealthText, HEALTH_MESSAGES } from '../../../contracts/health-messages';
import { KEY_PROBLEMS } from '../../../contracts/keys';
import { REFERENCE_PROBLEMS } from '../../../contracts/references';
import { VERIFICATION_RESULTS } from '../../../contracts/settings';

const HANGUL = /[\u3131-\uD79D]/;
const CODES = Object.keys(HEALTH_CODES) as HealthCode[];

describe.each(CODES)('%s', (code) => {
  const { ko, en } = HEALTH_MESSAGES[code];

  it('says cause and cure, in Korean and in English', () => {
    for (const text of [ko.cause, ko.cure]) expect(text).toMatch(HANGUL);
    for (const text of [en.cause, en.cure]) expect(text).not.toMatch(HANGUL);
    for (const text of [ko.cause, ko.cure, en.cause, en.cure]) expect(text).toMatch(/\S{2}.*\.$/s);
  });

  it('is written politely, in the style of the panel', () => {
    expect(ko.cause).toMatch(/니다\.$/);
    expect(ko.cure).toMatch(/(세요|니다)\.$/);
  });

  it('names the same details in both languages', () => {
    const named = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
    expect([named(ko.cause), named(ko.cure)]).toEqual([named(en.cause), named(en.cure)]);
  });
});

test('has a text for every code and no other', () => {
  expect(Object.keys(HEALTH_MESSAGES).sort()).toEqual([...CODES].sort());
});

test('declares the codes by their weight, as the list is sorted', () => {
  const weights = CODES.map((code) => HEALTH_SEVERITIES.indexOf(HEALTH_CODES[code]));
  expect(weights).toEqual([...weights].sort());
});

test('puts the details into a text, and a dash for what is not there', () => {
  expect(fillHealthText('Key set “{name}” ({last4}), {count}', { name: 'a {last4}', last4: 'x', count: 0 }, 'en')).toBe(
    'Key set “a {last4}” (x), 0'
  );
  expect(fillHealthText('{name} {of}', { of: null }, 'ko')).toBe('- -');
});

test.each([...VERIFICATION_RESULTS, ...KEY_PROBLEMS, ...REFERENCE_PROBLEMS, 'NOT_A_SECURITY_KEY'])(
  'says %s in words, and never as a code',
  (result) => {
    expect(fillHealthText('{result}', { result }, 'ko')).toMatch(HANGUL);
    expect(fillHealthText('{result}', { result }, 'en')).not.toMatch(/_|[A-Z]{4}/);
  }
);

test('says the environment in words, but leaves what a shop calls its key set', () => {
  const details = { environment: 'live', other: 'test', name: 'live' };
  expect(fillHealthText('{environment} {other} {name}', details, 'ko')).toBe('라이브 테스트 live');
});
