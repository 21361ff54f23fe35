import type { Core } from '@strapi/strapi';
import type { Environment } from '../../../../contracts/keys';
import { createMailSlots } from '../../repositories/mail-slots';
import type { Clock } from '../clock';
import type { DaySummary } from '../mail/compose';
import { createMails, type Mails } from '../mail/mails';
import { createPost, type PostPorts } from '../mail/post';
import { serviceOf } from '../service-of';
import { canSendMail } from './shop-settings';

type EmailService = { send: (options: { to: string; subject: string; text: string }) => Promise<unknown> };

/** As many of each kind are looked at; an e-mail names fewer. */
const LOOKED_AT = 100;

const send =
  (strapi: Core.Strapi): PostPorts['send'] =>
  async ({ to, subject, text }) => {
    // Looked up each time: the host may put another provider in its place.
    const email = strapi.plugin('email').service('email') as unknown as EmailService;
    return email.send({ to, subject, text });
  };

const summaryOf =
  (strapi: Core.Strapi) =>
  async (day: string): Promise<DaySummary> => {
    const overview = serviceOf(strapi, 'overview');
    const days = { from: day, to: day };
    const first = await overview.view({ days });
    const money: DaySummary['money'] = [];
    for (const currency of first.currencies) {
      const { span } = currency === first.currency ? first : await overview.view({ days, currency });
      const { sales, refunds, net, payments } = span.figures;
      if (sales > 0 || refunds > 0) money.push({ currency, sales, refunds, net, payments });
    }
    const { waiting, problems } = first;
    return {
      ...{ day, money },
      waiting: {
        deposits: waiting.awaiting_deposit.total,
        confirming: waiting.confirming.total,
        problems: problems.total,
      },
    };
  };

/** E-mails to those who look after the shop, through Strapi's own plugin. */
export const wireMails = (
  strapi: Core.Strapi,
  { environment, clock }: { environment: Environment; clock: Clock }
): Mails =>
  createMails({
    ...{ environment, clock, log: strapi.log },
    settings: () => serviceOf(strapi, 'shopSettings').read(),
    canSend: canSendMail(strapi),
    post: createPost({ send: send(strapi), log: strapi.log }),
    slots: createMailSlots(strapi),
    async problems() {
      const paging = { page: 1, pageSize: LOOKED_AT };
      const kinds = ['payment', 'refund'] as const;
      const pages = await Promise.all(kinds.map((kind) => serviceOf(strapi, 'problems').list({ kind }, paging)));
      return pages.flatMap(({ rows }) => rows).sort((a, b) => b.at - a.at);
    },
    health: () => serviceOf(strapi, 'health').view(),
    summaryOf: summaryOf(strapi),
    panelUrl: () => (strapi.config.get<string | undefined>('admin.absoluteUrl') ?? '').replace(/\/$/, ''),
  });
