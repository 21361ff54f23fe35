import type { Bilingual } from './bilingual';
import type { Environment, KeyProblem } from './keys';
import type { ReferenceProblem } from './references';
import type { VerificationResult } from './settings';

const VERIFICATION_WORDS: Readonly<Record<VerificationResult, Bilingual>> = {
  good: { ko: '정상', en: 'good' },
  unknown_key: { ko: '토스페이먼츠가 모르는 키', en: 'Toss does not know the key' },
  other_set: { ko: '다른 세트의 키', en: 'a key of another set' },
  colon_missing: { ko: 'Authorization 헤더를 읽지 못함', en: 'the Authorization header could not be read' },
  address_blocked: { ko: '막힌 IP 주소', en: 'this server’s address is blocked' },
  no_network: { ko: '연결되지 않음', en: 'not reached' },
  provider_down: { ko: '토스페이먼츠의 오류', en: 'an error of Toss' },
  unexpected: { ko: '알려지지 않은 응답', en: 'an answer that is not known' },
};

const PROBLEM_WORDS: Readonly<Record<KeyProblem | ReferenceProblem | 'NOT_A_SECURITY_KEY', Bilingual>> = {
  REFERENCE_MISSING: { ko: '비어 있는 환경 변수', en: 'the variable is empty' },
  REFERENCE_INVALID: { ko: '또 다른 참조', en: 'it leads to another reference' },
  STRAY_CHARACTERS: { ko: '앞이나 뒤에 있는 공백 또는 줄 바꿈', en: 'a space or line break around it' },
  NOT_A_KEY: { ko: '토스페이먼츠 키가 아닌 값', en: 'no key of Toss' },
  NOT_A_SECURITY_KEY: { ko: '보안 키가 아닌 값', en: 'no security key' },
  WRONG_ROLE: { ko: '클라이언트 키', en: 'a client key' },
  INVALID_API_KEY: { ko: '다른 환경의 키', en: 'a key of the other environment' },
  NOT_SUPPORTED_WIDGET_KEY: { ko: '결제위젯 키', en: 'a widget key' },
  NOT_SUPPORTED_API_INDIVIDUAL_KEY: { ko: 'API 개별 키', en: 'an API key' },
};

const ENVIRONMENT_WORDS: Readonly<Record<Environment, Bilingual>> = {
  test: { ko: '테스트', en: 'test' },
  live: { ko: '라이브', en: 'live' },
};

/** Details that hold one of our words, and how people say it. The others are a shop's own text or a figure. */
const WORDS_OF: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  result: { ...VERIFICATION_WORDS, ...PROBLEM_WORDS },
  problem: PROBLEM_WORDS,
  environment: ENVIRONMENT_WORDS,
  other: ENVIRONMENT_WORDS,
};

/** A detail of a finding in words; as it is where there are none for it. */
export const healthWord = (name: string, value: unknown, language: 'ko' | 'en'): string =>
  WORDS_OF[name]?.[String(value)]?.[language] ?? String(value);
