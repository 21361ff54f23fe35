/**
 * A country in words. `Intl` throws for what is no code of one; that is told as it came.
 *
 * @param country ISO 3166-1 alpha-2
 */
export const countryName = (country: string, locale: string): string =>
  /^[A-Z]{2}$/.test(country) ? (new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country) : country;
