import contentTypesEn from '../../../admin/src/translations/content-types.en.json';
import contentTypesKo from '../../../admin/src/translations/content-types.ko.json';
import en from '../../../admin/src/translations/en.json';
import ko from '../../../admin/src/translations/ko.json';

export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const TEXTS: Record<Language, Record<string, string>> = { ko, en };
const FIELDS: Record<Language, Record<string, string>> = { ko: contentTypesKo, en: contentTypesEn };

const found = (texts: Record<string, string>, id: string): string => {
  const text = texts[id];
  if (text === undefined) throw new Error(`No text ${id}`);
  return text;
};

/** A text of our half of the panel, with `{name}` filled in. */
export const adminText = (language: Language, id: keyof typeof en, values: Record<string, string> = {}): string =>
  found(TEXTS[language], id).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

/** The label of a field in the Content Manager, such as `product.price`, or the name of a content type. */
export const fieldText = (language: Language, id: keyof typeof contentTypesEn): string => found(FIELDS[language], id);

/** Words that Strapi itself puts on the buttons we press. */
export const STRAPI_WORDS = {
  ko: { save: '저장', publish: '배포', back: '뒤로' },
  en: { save: 'Save', publish: 'Publish', back: 'Back' },
} as const;

/** The texts of our half of the panel in one language. */
export const textsIn =
  (language: Language) =>
  (id: keyof typeof en, values: Record<string, string> = {}): string =>
    adminText(language, id, values);
