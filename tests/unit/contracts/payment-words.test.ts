import en from '../../../admin/src/translations/en.json';
import ko from '../../../admin/src/translations/ko.json';
import { ENVIRONMENT_WORDS, PAYMENT_METHOD_WORDS, PAYMENT_STATE_WORDS } from '../../../contracts/payment-words';

type Texts = Record<string, string>;

it.each([
  ['state', PAYMENT_STATE_WORDS],
  ['method', PAYMENT_METHOD_WORDS],
  ['environment', ENVIRONMENT_WORDS],
])('a file calls every %s what the panel calls it', (prefix, words) => {
  const inPanel = Object.keys(words).map((word) => [
    word,
    { ko: (ko as Texts)[`${prefix}.${word}`], en: (en as Texts)[`${prefix}.${word}`] },
  ]);
  expect(inPanel).toEqual(Object.entries(words));
});
