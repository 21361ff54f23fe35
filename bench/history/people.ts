import { createRandom, type Random } from './random';

/** Somebody who buys. All made up: the addresses are of domains that RFC 2606 keeps for examples. */
export type Person = {
  name: string;
  email: string;
  phone: string;
  customerKey: string;
  address: { postalCode: string; address1: string; address2: string };
};

/** As common as they are in Korea, roughly. */
// prettier-ignore
const FAMILIES: readonly (readonly [readonly [string, string], number])[] = [
  [['김', 'kim'], 21], [['이', 'lee'], 15], [['박', 'park'], 8], [['최', 'choi'], 5], [['정', 'jung'], 4],
  [['강', 'kang'], 2.5], [['조', 'cho'], 2.5], [['윤', 'yoon'], 2], [['장', 'jang'], 2], [['임', 'lim'], 2],
  [['한', 'han'], 1.5], [['오', 'oh'], 1.5], [['서', 'seo'], 1.5], [['신', 'shin'], 1.5], [['권', 'kwon'], 1.5],
  [['황', 'hwang'], 1.4], [['안', 'ahn'], 1.4], [['송', 'song'], 1.4], [['남궁', 'namgung'], 0.3], [['선우', 'sunwoo'], 0.2],
];

// prettier-ignore
const GIVEN: readonly (readonly [string, string])[] = [
  ['민서', 'minseo'], ['서연', 'seoyeon'], ['지우', 'jiwoo'], ['하은', 'haeun'], ['수빈', 'subin'], ['예린', 'yerin'],
  ['유진', 'yujin'], ['채원', 'chaewon'], ['지현', 'jihyun'], ['은지', 'eunji'], ['소연', 'soyeon'], ['혜진', 'hyejin'],
  ['미경', 'mikyung'], ['영희', 'younghee'], ['정숙', 'jungsook'], ['보라', 'bora'], ['다은', 'daeun'], ['나연', 'nayeon'],
  ['가영', 'gayoung'], ['세희', 'sehee'], ['민준', 'minjun'], ['서준', 'seojun'], ['도윤', 'doyun'], ['하준', 'hajun'],
  ['지훈', 'jihoon'], ['현우', 'hyunwoo'], ['성민', 'sungmin'], ['준호', 'junho'], ['동현', 'donghyun'], ['재원', 'jaewon'],
  ['상훈', 'sanghoon'], ['영수', 'youngsoo'], ['철수', 'chulsoo'], ['태양', 'taeyang'], ['건우', 'gunwoo'], ['우진', 'woojin'],
  ['승현', 'seunghyun'], ['민재', 'minjae'], ['찬', 'chan'], ['별', 'byul'],
];

// prettier-ignore
const PLACES: readonly (readonly [string, string])[] = [
  ['06236', '서울특별시 강남구 테헤란로'], ['04053', '서울특별시 마포구 양화로'], ['03045', '서울특별시 종로구 사직로'],
  ['07241', '서울특별시 영등포구 의사당대로'], ['48058', '부산광역시 해운대구 센텀중앙로'], ['41911', '대구광역시 중구 동성로'],
  ['21554', '인천광역시 남동구 정각로'], ['61945', '광주광역시 서구 상무중앙로'], ['35242', '대전광역시 서구 둔산로'],
  ['13494', '경기도 성남시 분당구 판교역로'], ['16677', '경기도 수원시 영통구 삼성로'], ['10401', '경기도 고양시 일산동구 중앙로'],
  ['24266', '강원특별자치도 춘천시 중앙로'], ['54999', '전북특별자치도 전주시 완산구 기린대로'], ['63122', '제주특별자치도 제주시 연동로'],
];

const DOMAINS: readonly (readonly [string, number])[] = [
  ['example.com', 45],
  ['mail.example', 25],
  ['example.net', 18],
  ['post.example', 8],
  ['example.org', 4],
];

const uuid = (random: Random): string => {
  const hex = random.text('0123456789abcdef', 30);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
};

/** The person of this number: always the same one. No phone number of the form `010-0000-…` is given to anybody. */
export const personAt = (seed: string, number: number): Person => {
  const random = createRandom(`${seed}/person/${number}`);
  const family = random.weighted(FAMILIES);
  const given = random.pick(GIVEN);
  const dot = random.pick(['', '.', '_']);
  const [postalCode, street] = random.pick(PLACES);
  return {
    name: `${family[0]}${given[0]}`,
    email: `${given[1]}${dot}${family[1]}${number}@${random.weighted(DOMAINS)}`,
    phone: `0100000${random.text('0123456789', 4)}`,
    customerKey: uuid(random),
    address: {
      postalCode,
      address1: `${street} ${random.int(1, 480)}`,
      address2: `${random.int(1, 25)}층 ${random.int(1, 25)}0${random.int(1, 9)}호`,
    },
  };
};

/** One buyer for about two orders. */
const BUYERS_AN_ORDER = 0.5;

/** Who makes the next order: some come again and again, most once or twice. */
export const nextBuyer = (orders: number, random: Random): number =>
  Math.floor(Math.max(1, orders * BUYERS_AN_ORDER) * random.next() ** 1.6);
