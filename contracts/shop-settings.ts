import type { Environment } from './keys';

/**
 * Kinds of e-mail that the plugin can send. `problem`: a payment or refund needs a person. `health`: something serious is
 * wrong with the installation, or a key ends soon. `daily`: what was sold and given back the day before.
 */
export const MAIL_KINDS = ['problem', 'health', 'daily'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

export const MAIL_LANGUAGES = ['ko', 'en'] as const;
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

/** What can be set, as the form and the server check it alike. */
export const SHOP_SETTINGS_RULES = {
  expiresInMinutes: { min: 1, max: 60 * 24 * 365 },
  refundReasons: { most: 20, longest: 100 },
  mailTo: { most: 10, longest: 254 },
  timeZoneLongest: 64,
} as const;

/** What a shop sets in the panel. */
export type ShopSettings = {
  /** IANA name; days of reports are this zone's. */
  timeZone: string;
  /** How long an order can be paid, minutes. */
  orderExpiresInMinutes: number;
  /** Offered in the refund dialog, in this order. */
  refundReasons: string[];
  mail: {
    to: string[];
    kinds: MailKind[];
    language: MailLanguage;
    /** From which hour of the shop's day on the summary of the day before is sent, 0 to 23. */
    dailyHour: number;
  };
};

/** What the form sends: everything, and the version that it was read with (0: nothing was saved yet). */
export type ShopSettingsInput = ShopSettings & { version: number };

export type ShopSettingsView = ShopSettings & {
  version: number;
  defaults: ShopSettings;
  /** Fields that the plugin config decides; they are shown and locked. */
  decidedByConfig: (keyof ShopSettings)[];
  /** Can Strapi send e-mails at all? */
  canSendMail: boolean;
  /** Requests a minute that one token may send, as the config says; `null` where nothing is limited. */
  rateLimits: { orders: number; confirms: number; refunds: number } | null;
};

/** What every page of the panel needs to know of the shop. For all who may see payments. */
export type ShopFactsView = {
  timeZone: string;
  environment: Environment;
  refundReasons: string[];
  /** What the sets are called: payments and orders keep their ids. */
  keySets: { keySetId: string; name: string }[];
};
