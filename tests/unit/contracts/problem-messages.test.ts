import { PROBLEM_MESSAGES } from '../../../contracts/problem-messages';
import { PROBLEM_CODES } from '../../../contracts/problems';

const HANGUL = /[\u3131-\uD79D]/;

describe.each(PROBLEM_CODES)('%s', (code) => {
  const { ko, en } = PROBLEM_MESSAGES[code];

  it('says what is wrong and what to do, in Korean and in English', () => {
    for (const text of [ko.what, ko.do]) expect(text).toMatch(HANGUL);
    for (const text of [en.what, en.do]) expect(text).not.toMatch(HANGUL);
    for (const text of [ko.what, ko.do, en.what, en.do]) expect(text).toMatch(/\S{2}.*\.$/s);
  });

  it('has a heading of a few words, which is no sentence', () => {
    expect(ko.title).toMatch(HANGUL);
    expect(en.title).not.toMatch(HANGUL);
    for (const title of [ko.title, en.title]) expect(title).toMatch(/^.{5,45}[^.]$/);
  });

  it('is written politely, in the style of the panel', () => {
    expect(ko.what).toMatch(/니다\.$/);
    expect(ko.do).toMatch(/(세요|니다)\.$/);
  });
});

test('has a text for every code and no other', () => {
  expect(Object.keys(PROBLEM_MESSAGES).sort()).toEqual([...PROBLEM_CODES].sort());
});
