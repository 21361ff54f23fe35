import { reasonsIn } from '../../../../contracts/default-refund-reasons';
import {
  SHOP_SETTINGS_RULES,
  type MailKind,
  type MailLanguage,
  type ShopSettings,
  type ShopSettingsInput,
} from '../../../../contracts/shop-settings';

/** The form: texts as they are typed. Lists are a line each; an emptied field is `null`, as Strapi's form says it. */
export type ShopValues = {
  timeZone: string;
  orderExpiresInMinutes: string | null;
  refundReasons: string | null;
  mailTo: string | null;
  mailKinds: MailKind[];
  mailLanguage: MailLanguage;
  mailDailyHour: string;
};

export type ShopProblem = 'not_whole' | 'too_many' | 'too_long' | 'twice' | 'not_an_address' | 'no_zone';
export type ShopProblems = Partial<Record<keyof ShopValues, ShopProblem>>;

const { expiresInMinutes, refundReasons, mailTo } = SHOP_SETTINGS_RULES;

/** The form's first values; reasons that nobody has set are in the person's language. */
export const valuesOf = ({ mail, ...settings }: ShopSettings, tongue: 'ko' | 'en'): ShopValues => ({
  timeZone: settings.timeZone,
  orderExpiresInMinutes: String(settings.orderExpiresInMinutes),
  refundReasons: reasonsIn(settings.refundReasons, tongue).join('\n') || null,
  mailTo: mail.to.join('\n') || null,
  mailKinds: mail.kinds,
  mailLanguage: mail.language,
  mailDailyHour: String(mail.dailyHour),
});

/** Lines without spaces around them; empty ones are none. */
export const linesOf = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const inputOf = (values: ShopValues, version: number): ShopSettingsInput => ({
  timeZone: values.timeZone,
  orderExpiresInMinutes: Number(values.orderExpiresInMinutes),
  refundReasons: linesOf(values.refundReasons),
  mail: {
    to: linesOf(values.mailTo),
    kinds: values.mailKinds,
    language: values.mailLanguage,
    dailyHour: Number(values.mailDailyHour),
  },
  version,
});

const listProblem = (lines: readonly string[], { most, longest }: { most: number; longest: number }) => {
  if (lines.length > most) return 'too_many';
  if (new Set(lines).size !== lines.length) return 'twice';
  return lines.some((line) => line.length > longest) ? 'too_long' : undefined;
};

/** Rough on purpose: whether there is somebody at an address is not ours to say, and the server checks it again. */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const minutesProblem = (typed: string | null): ShopProblem | undefined => {
  const minutes = Number(typed);
  const isGood = /^[0-9]+$/.test(typed ?? '') && minutes >= expiresInMinutes.min && minutes <= expiresInMinutes.max;
  return isGood ? undefined : 'not_whole';
};

/** What is wrong with what is typed, field by field. */
export const problemsOf = (values: ShopValues): ShopProblems => {
  const addresses = linesOf(values.mailTo);
  const found: Record<keyof ShopProblems, ShopProblem | undefined> = {
    timeZone: values.timeZone ? undefined : 'no_zone',
    orderExpiresInMinutes: minutesProblem(values.orderExpiresInMinutes),
    refundReasons: listProblem(linesOf(values.refundReasons), refundReasons),
    mailTo: addresses.every((address) => ADDRESS.test(address)) ? listProblem(addresses, mailTo) : 'not_an_address',
    mailKinds: undefined,
    mailLanguage: undefined,
    mailDailyHour: undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
};
