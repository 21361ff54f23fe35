import type { Environment } from './keys';

/** Kinds of e-mail that the plugin can send. */
export const MAIL_KINDS = ['problem', 'health', 'daily'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** What a shop sets in the panel. */
export type ShopSettings = {
  /** IANA name; days of reports are this zone's. */
  timeZone: string;
  /** How long an order can be paid, minutes. */
  orderExpiresInMinutes: number;
  /** Offered in the refund dialog, in this order. */
  refundReasons: string[];
  mail: { to: string[]; kinds: MailKind[]; language: 'ko' | 'en' };
};

export type ShopSettingsView = ShopSettings & {
  version: number;
  defaults: ShopSettings;
  /** Fields that the plugin config decides; they are shown and locked. */
  decidedByConfig: (keyof ShopSettings)[];
  /** Can Strapi send e-mails at all? */
  canSendMail: boolean;
};

/** What every page of the panel needs to know of the shop. For all who may see payments. */
export type ShopFactsView = { timeZone: string; environment: Environment; refundReasons: string[] };
