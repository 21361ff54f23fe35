import type { Incoming } from '../http/incoming';

export type Language = 'ko' | 'en';

/** `?lang=` decides, then `Accept-Language`; Korean when neither says English first. */
export const languageOf = (incoming: Incoming): Language => {
  const asked = incoming.query.get('lang');
  if (asked === 'ko' || asked === 'en') return asked;
  return /^en\b/i.test(incoming.header('accept-language') ?? '') ? 'en' : 'ko';
};
