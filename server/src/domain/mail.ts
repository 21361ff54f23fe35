import type { MailKind } from '../../../contracts/shop-settings';
import { addDays, dayOf } from './shop-days';

/**
 * What is remembered of a kind of e-mail, for all processes. `told`: what the last one was about, as far as it still is
 * so; of the daily one, the day. `nextAt`: none before, epoch milliseconds.
 */
export type MailSlot = { kind: MailKind; told: string[]; nextAt: number };

/** What somebody is to be told of: a name that stays the same for as long as it lasts, and a line of text. */
export type MailNews = { key: string; lines: string[] };

const HOUR_MS = 60 * 60_000;
/** At most one e-mail of a kind in so long. */
export const MAIL_PAUSE_MS = HOUR_MS;
/** One that could not be sent is tried again. */
export const MAIL_RETRY_MS = HOUR_MS / 6;

/** What was not told yet, and what of the told ones is still there: when it comes back it is news again. */
export const newsOf = <News extends { key: string }>(seen: readonly News[], told: readonly string[]) => {
  const keys = new Set(seen.map(({ key }) => key));
  return { fresh: seen.filter(({ key }) => !told.includes(key)), still: told.filter((key) => keys.has(key)) };
};

const hourOf = (now: number, zone: string): number =>
  Number(new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(now));

/**
 * The day whose summary is due: yesterday, from that hour of the shop's day on, unless it was told. Of a server that stood
 * still for days only the last one is told.
 *
 * @param now epoch milliseconds
 * @param zone IANA name
 */
export const dueDay = (now: number, zone: string, hour: number, told: readonly string[]): string | null => {
  const yesterday = addDays(dayOf(now, zone), -1);
  return hourOf(now, zone) < hour || told.includes(yesterday) ? null : yesterday;
};
