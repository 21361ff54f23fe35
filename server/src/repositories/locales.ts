import type { Core } from '@strapi/strapi';

type Locales = { getDefaultLocale: () => Promise<string | null> };

/** An order asks for it each time, and it is set once in a shop's life. */
const KEPT_MS = 5_000;

/** The host's default locale, as Internationalization knows it, at most five seconds old; `en` without it. */
export const createDefaultLocale = (strapi: Core.Strapi, clock: () => number): (() => Promise<string>) => {
  let kept: { locale: string; until: number } | null = null;
  return async () => {
    if (kept && kept.until > clock()) return kept.locale;
    const locales = strapi.plugin('i18n')?.service('locales') as Locales | undefined;
    const locale = (await locales?.getDefaultLocale()) ?? 'en';
    kept = { locale, until: clock() + KEPT_MS };
    return locale;
  };
};
