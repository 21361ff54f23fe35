import { groupedNumber, instrumentName } from '../../../admin/src/translations/instruments';

describe('instruments as words', () => {
  it.each([
    [{ kind: 'card', code: '41' }, 'ko', '신한카드'],
    [{ kind: 'card', code: '41' }, 'en', 'Shinhan card'],
    [{ kind: 'easy_pay', code: '토스페이' }, 'en-GB', 'Toss Pay'],
    [{ kind: 'bank', code: '88' }, 'ko-KR', '신한은행'],
    [{ kind: 'bank', code: '88' }, 'fr', 'Shinhan Bank'],
    [{ kind: 'bank', code: 'ZZ' }, 'ko', 'ZZ'],
  ] as const)('names %j in %s', (instrument, locale, name) => {
    expect(instrumentName(instrument, locale)).toBe(name);
  });

  it.each([
    ['43301234****123*', '4330-1234-****-123*'],
    ['53651012345678*', '5365-1012-3456-78*'],
    ['110-***-123456', '110-***-123456'],
    ['12345', '12345'],
  ])('shows the number %s as %s', (number, shown) => {
    expect(groupedNumber(number)).toBe(shown);
  });
});
