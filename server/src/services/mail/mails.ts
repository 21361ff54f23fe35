import type { FindingView, HealthView } from '../../../../contracts/health';
import type { Environment } from '../../../../contracts/keys';
import type { MailKind, ShopSettings } from '../../../../contracts/shop-settings';
import { HOLD_MS } from '../../domain/health-memory';
import { CommerceError } from '../../domain/errors';
import { dueDay, MAIL_PAUSE_MS, MAIL_RETRY_MS, newsOf, type MailNews, type MailSlot } from '../../domain/mail';
import type { FoundProblem } from '../../domain/problem';
import type { MailSlotRepository } from '../../repositories/mail-slot-port';
import type { Clock } from '../clock';
import { describeError } from '../describe-error';
import {
  dailyMail,
  healthMail,
  healthNews,
  problemMail,
  problemNews,
  tryMail,
  type DaySummary,
  type Mail,
  type MailStyle,
} from './compose';
import type { Post } from './post';

export type MailsPorts = {
  settings: () => Promise<ShopSettings>;
  canSend: () => boolean;
  post: Post;
  slots: MailSlotRepository;
  /** Payments and refunds that wait for a person, the newest first. */
  problems: () => Promise<FoundProblem[]>;
  health: () => Promise<Pick<HealthView, 'findings'>>;
  summaryOf: (day: string) => Promise<DaySummary>;
  environment: Environment;
  /** The panel's address, without a slash at its end. */
  panelUrl: () => string;
  clock: Clock;
  log: { error: (message: string) => void };
};

type Turn = { style: MailStyle; to: string[]; hour: number };

/** Payments that wait have e-mails of their own. */
const isTold = ({ code, severity }: FindingView): boolean => severity !== 'notice' && code !== 'PAYMENTS_WAIT';

/** One that comes and goes within two looks is told nowhere. */
const hasHeld = ({ since }: FindingView, now: number): boolean => since !== null && now - Date.parse(since) >= HOLD_MS;

/** E-mails to those who look after the shop: at most one of a kind an hour, also when several processes would send it. */
export const createMails = (ports: MailsPorts) => {
  const { slots, post, clock, log } = ports;

  /** Claims, sends and remembers. One that was not sent is tried again, with what is news by then. */
  const send = async (
    seen: MailSlot | null,
    kind: MailKind,
    told: string[],
    mail: Mail,
    to: string[]
  ): Promise<void> => {
    const claimed = clock() + MAIL_PAUSE_MS;
    if (!(await slots.claim(kind, seen, claimed))) return;
    try {
      await post(mail, to);
      await slots.keep({ kind, told, nextAt: claimed }, claimed);
    } catch (error) {
      log.error(`The e-mail "${kind}" of Commerce Payments was not sent: ${describeError(error)}`);
      await slots.keep({ kind, told: seen?.told ?? [], nextAt: clock() + MAIL_RETRY_MS }, claimed);
    }
  };

  const tellNews = async (
    kind: MailKind,
    seen: readonly MailNews[],
    compose: (news: readonly MailNews[]) => Mail,
    { to }: Turn
  ): Promise<void> => {
    const slot = await slots.find(kind);
    const { fresh, still } = newsOf(seen, slot?.told ?? []);
    if (fresh.length > 0 && clock() >= (slot?.nextAt ?? 0)) {
      const told = [...still, ...fresh.map(({ key }) => key)];
      return send(slot, kind, told, compose(fresh), to);
    }
    if (slot && still.length < slot.told.length) await slots.keep({ ...slot, told: still }, slot.nextAt);
  };

  const tell: Record<MailKind, (turn: Turn) => Promise<void>> = {
    async problem(turn) {
      const news = (await ports.problems()).map((problem) => problemNews(problem, turn.style));
      await tellNews('problem', news, (fresh) => problemMail(fresh, turn.style), turn);
    },

    async health(turn) {
      const { findings } = await ports.health();
      const held = findings.filter((finding) => isTold(finding) && hasHeld(finding, clock()));
      const news = held.map((finding) => healthNews(finding, turn.style));
      await tellNews('health', news, (fresh) => healthMail(fresh, turn.style), turn);
    },

    async daily({ style, hour, to }) {
      const slot = await slots.find('daily');
      if (clock() < (slot?.nextAt ?? 0)) return;
      const day = dueDay(clock(), style.zone, hour, slot?.told ?? []);
      if (day !== null) await send(slot, 'daily', [day], dailyMail(await ports.summaryOf(day), style), to);
    },
  };

  const styleOf = ({ timeZone, mail }: ShopSettings): MailStyle => ({
    ...{ language: mail.language, zone: timeZone },
    ...{ environment: ports.environment, panelUrl: ports.panelUrl() },
  });

  return {
    /** Looks whether anybody is to be told of anything. Called once a minute. */
    async watch(mayGoOn: () => boolean = () => true): Promise<void> {
      const settings = await ports.settings();
      const { to, kinds, dailyHour } = settings.mail;
      if (to.length === 0 || !ports.canSend()) return;
      for (const kind of kinds) {
        if (mayGoOn()) await tell[kind]({ style: styleOf(settings), to, hour: dailyHour });
      }
    },

    /**
     * Sends an e-mail to everybody who is set, to see whether they arrive. Returns how many there are.
     *
     * @throws CommerceError `MAIL_NOT_SENT` when there is nobody, no plugin, or none was taken
     */
    async tryOut(): Promise<{ to: number }> {
      const settings = await ports.settings();
      const { to } = settings.mail;
      if (to.length === 0) throw new CommerceError('MAIL_NOT_SENT', 'Nobody is set to get e-mails');
      if (!ports.canSend()) throw new CommerceError('MAIL_NOT_SENT', 'There is no e-mail plugin');
      await post(tryMail(styleOf(settings)), to);
      return { to: to.length };
    },
  };
};

export type Mails = ReturnType<typeof createMails>;
