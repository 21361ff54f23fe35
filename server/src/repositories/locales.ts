import type { Core } from '@strapi/strapi';

/** The host's default locale, as Internationalization knows it; `en` without it. */
export const createDefaultLocale = (strapi: Core.Strapi) => async (): Promise<string> => {
  const locales = strapi.plugin('i18n')?.service('locales') as
    | { getDefaultLocale: () => Promise<string | null> }
    | undefined;
  return (await locales?.getDefaultLocale()) ?? 'en';
};
