import { areDefaultReasons, DEFAULT_REFUND_REASONS } from '../../../contracts/default-refund-reasons';
import {
  MAIL_KINDS,
  MAIL_LANGUAGES,
  SHOP_SETTINGS_RULES,
  type MailKind,
  type ShopSettings,
} from '../../../contracts/shop-settings';

/** What holds until somebody sets something. A new one each time: lists are the caller's. */
export const defaultShopSettings = (): ShopSettings => ({
  timeZone: 'Asia/Seoul',
  orderExpiresInMinutes: 60,
  refundReasons: [...DEFAULT_REFUND_REASONS.ko],
  mail: { to: [], kinds: [...MAIL_KINDS], language: 'ko', dailyHour: 9 },
});

/** Names only: newer runtimes take offsets such as `+09:00` as well, which no database and no older browser does. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/;

/** Does the runtime know a zone of that IANA name? */
export const isTimeZone = (name: string): boolean => {
  if (name.length > SHOP_SETTINGS_RULES.timeZoneLongest || !ZONE_NAME.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const texts = (value: unknown): string[] | null =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : null;

const whole = (value: unknown, min: number, max: number): number | null =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max ? Number(value) : null;

const mailOf = (value: unknown, fallback: ShopSettings['mail']): ShopSettings['mail'] => {
  const { to, kinds, language, dailyHour } = Object(value) as Record<string, unknown>;
  const known = texts(kinds)?.filter((kind): kind is MailKind => MAIL_KINDS.includes(kind as MailKind));
  return {
    to: texts(to) ?? fallback.to,
    kinds: known ?? fallback.kinds,
    language: MAIL_LANGUAGES.find((one) => one === language) ?? fallback.language,
    dailyHour: whole(dailyHour, 0, 23) ?? fallback.dailyHour,
  };
};

/**
 * Settings as they were kept, made whole: what is missing, or was written by another version and is not understood, is
 * the default. Never throws: orders must be taken whatever stands in that row.
 */
export const settingsOf = (kept: unknown): ShopSettings => {
  const fallback = defaultShopSettings();
  const { timeZone, orderExpiresInMinutes, refundReasons, mail } = Object(kept) as Record<string, unknown>;
  const { min, max } = SHOP_SETTINGS_RULES.expiresInMinutes;
  return {
    timeZone: typeof timeZone === 'string' && isTimeZone(timeZone) ? timeZone : fallback.timeZone,
    orderExpiresInMinutes: whole(orderExpiresInMinutes, min, max) ?? fallback.orderExpiresInMinutes,
    refundReasons: texts(refundReasons) ?? fallback.refundReasons,
    mail: mailOf(mail, fallback.mail),
  };
};

/** Settings as they are kept: the default reasons in one language, whoever sent them, so that they stay nobody's choice. */
export const keptSettings = (settings: ShopSettings): ShopSettings =>
  areDefaultReasons(settings.refundReasons) ? { ...settings, refundReasons: [...DEFAULT_REFUND_REASONS.ko] } : settings;

/** Flat, as the audit trail writes changes down; lists in one line. */
const flat = ({ mail, refundReasons, ...rest }: ShopSettings): Record<string, string | number> => ({
  ...rest,
  refundReasons: refundReasons.join(' / '),
  mailTo: mail.to.join(', '),
  mailKinds: mail.kinds.join(', '),
  mailLanguage: mail.language,
  mailDailyHour: mail.dailyHour,
});

export type SettingsChange = { from: string | number; to: string | number };

/** What is different between two, by name. */
export const changesOf = (before: ShopSettings, after: ShopSettings): Record<string, SettingsChange> => {
  const from = flat(before);
  const to = Object.entries(flat(after)).filter(([name, value]) => from[name] !== value);
  return Object.fromEntries(to.map(([name, value]) => [name, { from: from[name] ?? '', to: value }]));
};
