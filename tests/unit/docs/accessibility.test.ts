import { read } from '../../support/source-files';
import { STRAPIS_FINDINGS, type FramePlace, type StrapisFinding } from '../../support/browser/strapis-findings';

type Words = { impacts: Record<StrapisFinding['impact'], string>; places: Record<FramePlace, string> };

const ENGLISH: Words = {
  impacts: { minor: 'minor', moderate: 'moderate', serious: 'serious', critical: 'critical' },
  places: {
    login: 'the login page',
    home: 'the home page',
    page: 'a page of ours',
    settings: 'the settings',
    list: 'a list of documents',
    order: 'an order',
    product: 'a product',
    'page-phone': 'a page of ours on a phone',
    'settings-phone': 'the settings on a phone',
  },
};

const KOREAN: Words = {
  impacts: { minor: '경미', moderate: '보통', serious: '심각', critical: '치명적' },
  places: {
    login: '로그인 화면',
    home: '홈 화면',
    page: '우리 페이지',
    settings: '설정',
    list: '콘텐츠 매니저의 목록',
    order: '주문',
    product: '상품',
    'page-phone': '휴대폰에서 본 우리 페이지',
    'settings-phone': '휴대폰에서 본 설정',
  },
};

const ROW = /^\| `([a-z-]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm;

describe.each([
  ['docs/accessibility.md', ENGLISH],
  ['docs/accessibility.ko.md', KOREAN],
])('%s', (page, words) => {
  const rows = [...read(page).matchAll(ROW)];

  it('lists what Strapi’s frame fails, as the browser finds it', () => {
    expect(rows.map(([, rule, impact, places]) => [rule, impact, places])).toEqual(
      STRAPIS_FINDINGS.map(({ rule, impact, places }) => [
        rule,
        words.impacts[impact],
        places.map((place) => words.places[place]).join(', '),
      ])
    );
  });

  it('says which theme has what only one has', () => {
    const themes = { light: /light theme|밝은 테마/, dark: /dark theme|어두운 테마/ };
    const told = rows.map(([, , , , met = '']) => Object.values(themes).map((theme) => theme.test(met)));
    expect(told).toEqual(STRAPIS_FINDINGS.map(({ theme }) => [theme === 'light', theme === 'dark']));
  });

  it('names the test that measures it, and the list', () => {
    expect(read(page)).toContain('tests/browser/strapis-frame.test.ts');
    expect(read(page)).toContain('tests/support/browser/strapis-findings.ts');
  });
});
