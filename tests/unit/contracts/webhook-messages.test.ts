import {
  DELIVERY_NOTE_TEXTS,
  DELIVERY_RESULT_TEXTS,
  DELIVERY_STATE_WORDS,
  webhookKindName,
} from '../../../contracts/webhook-messages';
import { DELIVERY_NOTES, DELIVERY_RESULT_CODES, DELIVERY_STATES, WEBHOOK_KINDS } from '../../../contracts/webhooks';

const HANGUL = /[\u3131-\uD79D]/;

describe.each(DELIVERY_RESULT_CODES)('%s', (code) => {
  const { ko, en } = DELIVERY_RESULT_TEXTS[code];

  it('says what happened, and in both languages what to do or in neither', () => {
    expect(ko.what).toMatch(/니다\.$/);
    expect(ko.do ?? '하세요.').toMatch(/(세요|니다)\.$/);
    for (const said of [ko.what, ko.do]) expect(said ?? '가').toMatch(HANGUL);
    for (const said of [en.what, en.do]) expect(said ?? 'A.').toMatch(/^[A-Z][^\u3131-\uD79D]*\.$/);
    expect(ko.do === null).toBe(en.do === null);
  });
});

test.each(DELIVERY_NOTES)('the note %s is a sentence in both languages', (note) => {
  expect(DELIVERY_NOTE_TEXTS[note].ko).toMatch(/(니다|세요)\.$/);
  expect(DELIVERY_NOTE_TEXTS[note].en).toMatch(/^[A-Z].*\.$/);
});

test.each(DELIVERY_STATES)('the state %s is a word in both languages', (state) => {
  expect(DELIVERY_STATE_WORDS[state].ko).toMatch(HANGUL);
  expect(DELIVERY_STATE_WORDS[state].en).not.toMatch(HANGUL);
});

test.each(WEBHOOK_KINDS)('the kind %s has a name in both languages', (kind) => {
  expect(webhookKindName(kind).ko).toMatch(HANGUL);
  expect(webhookKindName(kind).en).toMatch(/^[A-Z]\w+( |-)[^_]*$/);
});

test('a kind that is not known is its own name', () => {
  expect(webhookKindName('toString')).toEqual({ ko: 'toString', en: 'toString' });
});
