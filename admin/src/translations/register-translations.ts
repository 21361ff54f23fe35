import { PLUGIN_ID } from '../../../contracts/plugin-id';
import contentTypesEn from './content-types.en.json';
import en from './en.json';

type Texts = Record<string, string>;

const OTHER_LANGUAGES: Record<string, () => Promise<Texts[]>> = {
  ko: () => Promise.all([import('./ko.json'), import('./content-types.ko.json')]).then((files) => files.map((file) => file.default)),
};

const prefixed = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([id, text]) => [`${PLUGIN_ID}.${id}`, text]));

/**
 * Names of our content types and their fields. Strapi looks them up without a plugin's prefix: a type by its display
 * name, a field by `content-manager.content-types.<uid>.<field>`.
 */
const contentTypeTexts = (texts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key.includes('.') ? `content-manager.content-types.plugin::${PLUGIN_ID}.${key}` : key,
      text,
    ])
  );

const load = async (locale: string): Promise<Texts> => {
  if (locale === 'en') return { ...prefixed(en), ...contentTypeTexts(contentTypesEn) };
  const [texts = {}, contentTypes = {}] = (await OTHER_LANGUAGES[locale]?.()) ?? [];
  return { ...prefixed(texts), ...contentTypeTexts(contentTypes) };
};

/** Our texts for each language that the host app switched on; a language we do not have falls back to English. */
export const registerTranslations = ({ locales }: { locales: string[] }) =>
  Promise.all(locales.map(async (locale) => ({ locale, data: await load(locale) })));
