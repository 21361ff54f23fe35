import type { FindingView } from '../../../../contracts/health';
import type { Environment } from '../../../../contracts/keys';
import { CURRENCY_EXPONENT, type Currency } from '../../../../contracts/money';
import { PROBLEM_MESSAGES } from '../../../../contracts/problem-messages';
import type { MailLanguage } from '../../../../contracts/shop-settings';
import type { MailNews } from '../../domain/mail';
import type { FoundProblem } from '../../domain/problem';
import { filled, MAIL_TEXTS, type MailTexts } from './mail-texts';

export type Mail = { subject: string; text: string };

/** What every e-mail is written with. `panelUrl`: the panel's address, without a slash at its end. */
export type MailStyle = { language: MailLanguage; zone: string; environment: Environment; panelUrl: string };

/** A day's figures in one currency; amounts in its smallest unit. */
export type DayMoney = { currency: Currency; sales: number; refunds: number; net: number; payments: number };
export type DaySummary = {
  day: string;
  money: DayMoney[];
  waiting: { deposits: number; confirming: number; problems: number };
};

/** More than these make no e-mail clearer. */
const SHOWN = 20;

const subjectOf = (title: string, texts: MailTexts, { environment }: MailStyle): string =>
  [texts.sender, ...(environment === 'test' ? [texts.test] : []), title].join(' ');

/** Where in the panel an e-mail leads. */
const PAGES = {
  problems: 'plugins/commerce-payments/problems',
  overview: 'plugins/commerce-payments/overview',
  environment: 'settings/commerce-payments/environment',
} as const;

const body = (parts: readonly string[][], path: string, texts: MailTexts, { panelUrl }: MailStyle): string =>
  [...parts, [filled(texts.look, { url: `${panelUrl}/${path}` })], ['--', texts.foot]]
    .map((lines) => lines.join('\n'))
    .join('\n\n');

const shownOf = (news: readonly MailNews[], texts: MailTexts): string[][] => [
  ...news.slice(0, SHOWN).map(({ lines }) => lines),
  ...(news.length > SHOWN ? [[filled(texts.more, { count: news.length - SHOWN })]] : []),
];

/** A payment or refund that waits for a person: in words, with the order's number and since when. No names. */
export const problemNews = ({ kind, code, at, ...of }: FoundProblem, { language, zone }: MailStyle): MailNews => {
  const { title, do: cure } = PROBLEM_MESSAGES[code][language];
  const since = new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' }).format(
    at
  );
  const order = filled(MAIL_TEXTS[language].order, { order: of.orderId ?? '-', at: since });
  return {
    key: `${kind}:${of.refundId ?? of.paymentKey ?? ''}:${at}`,
    lines: [`• ${title}`, `  ${order}`, `  ${cure}`],
  };
};

/** A finding of the health, with what to do. */
export const healthNews = ({ id, messages }: FindingView, { language }: MailStyle): MailNews => {
  const { cause, cure } = messages[language];
  // They are filled in already: this keeps each on one line.
  return { key: id, lines: [`• ${filled(cause, {})}`, `  ${filled(cure, {})}`] };
};

export const problemMail = (news: readonly MailNews[], style: MailStyle): Mail => {
  const texts = MAIL_TEXTS[style.language];
  return {
    subject: subjectOf(filled(texts.problemSubject, { count: news.length }), texts, style),
    text: body([[texts.problemHead], ...shownOf(news, texts)], PAGES.problems, texts, style),
  };
};

export const healthMail = (news: readonly MailNews[], style: MailStyle): Mail => {
  const texts = MAIL_TEXTS[style.language];
  return {
    subject: subjectOf(filled(texts.healthSubject, { count: news.length }), texts, style),
    text: body([[texts.healthHead], ...shownOf(news, texts)], PAGES.environment, texts, style),
  };
};

const moneyLine = ({ currency, payments, ...amounts }: DayMoney, texts: MailTexts, language: MailLanguage): string => {
  const digits = CURRENCY_EXPONENT[currency];
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  // Shown to people, and never reckoned with again.
  const shown = (amount: number): string => format.format(amount / 10 ** digits);
  const { sales, refunds, net } = amounts;
  return filled(texts.dailyMoney, { payments, sales: shown(sales), refunds: shown(refunds), net: shown(net) });
};

/** Each currency on a line of its own: they are never added up. */
export const dailyMail = ({ day, money, waiting }: DaySummary, style: MailStyle): Mail => {
  const texts = MAIL_TEXTS[style.language];
  const lines = money.map((one) => moneyLine(one, texts, style.language));
  return {
    subject: subjectOf(filled(texts.dailySubject, { day }), texts, style),
    text: body(
      [
        [filled(texts.dailyHead, { day, zone: style.zone })],
        lines.length === 0 ? [texts.dailyNone] : lines,
        [filled(texts.dailyWaiting, waiting)],
      ],
      PAGES.overview,
      texts,
      style
    ),
  };
};

export const tryMail = (style: MailStyle): Mail => {
  const texts = MAIL_TEXTS[style.language];
  return {
    subject: subjectOf(texts.trySubject, texts, style),
    text: body([[texts.tryBody]], PAGES.overview, texts, style),
  };
};
