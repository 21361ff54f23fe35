import type { Core } from '@strapi/strapi';

type Locales = {
  findByCode: (code: string) => Promise<unknown>;
  create: (locale: { code: string; name: string }) => Promise<unknown>;
  setDefaultLocale: (locale: { code: string }) => Promise<unknown>;
};

const LOCALES = [
  { code: 'ko', name: 'Korean (ko)' },
  { code: 'en', name: 'English (en)' },
];

/**
 * Adds Korean and makes it the default of a new app (Strapi's own is English): the shop sells in Korea, and an order's
 * name is written in the default locale.
 */
export const seedLocales = async (strapi: Core.Strapi): Promise<void> => {
  const locales = strapi.plugin('i18n').service('locales') as Locales;
  const isNew = !(await locales.findByCode('ko'));
  for (const locale of LOCALES) {
    if (!(await locales.findByCode(locale.code))) await locales.create(locale);
  }
  if (isNew) await locales.setDefaultLocale({ code: 'ko' });
};
