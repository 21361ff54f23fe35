import type { Reply } from '../http/api-handler';
import { htmlAnswer } from '../http/answer';
import type { Incoming } from '../http/incoming';
import { matchPath, type Params } from '../http/match-path';
import type { PaymentControls } from '../payments/controls';
import type { Core } from '../sandbox-core';
import { actOnPayment, moveClock, resendDelivery } from './console-handler';
import { renderConsole } from './console-page';
import { languageOf } from './language';
import { PAGE_HEADERS } from './layout';
import { redirect, type PageReply } from './page-reply';
import { showReceipt } from './receipt-page';
import { leaveWindow, openWindow, showWindow } from './window-handler';

type Visit = {
  readonly core: Core;
  readonly controls: PaymentControls;
  readonly incoming: Incoming;
  readonly params: Params;
};
type PageRoute = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly show: (visit: Visit) => PageReply | undefined | Promise<PageReply | undefined>;
};

/** `checkout.url` leads to the window while it is open, afterwards to the receipt. */
const checkout = ({ core, incoming, params }: Visit): PageReply | undefined => {
  const { paymentKey = '' } = params;
  if (core.world.payments.find(paymentKey)?.status === 'READY')
    return redirect(`/window/${encodeURIComponent(paymentKey)}`);
  return showReceipt(core, incoming, paymentKey);
};

const PAGES: readonly PageRoute[] = [
  { method: 'GET', path: '/', show: ({ core, incoming }) => renderConsole(core, languageOf(incoming)) },
  { method: 'GET', path: '/window', show: ({ core, incoming }) => openWindow(core, incoming) },
  {
    method: 'GET',
    path: '/window/:paymentKey',
    show: ({ core, incoming, params }) => showWindow(core, incoming, params.paymentKey ?? ''),
  },
  {
    method: 'POST',
    path: '/window/:paymentKey',
    show: ({ core, incoming, params }) => leaveWindow(core, incoming, params.paymentKey ?? ''),
  },
  {
    method: 'GET',
    path: '/receipts/:paymentKey',
    show: ({ core, incoming, params }) => showReceipt(core, incoming, params.paymentKey ?? ''),
  },
  { method: 'GET', path: '/v1/payments/:paymentKey/checkout', show: checkout },
  { method: 'POST', path: '/console/clock', show: ({ core, incoming }) => moveClock(core, incoming) },
  {
    method: 'POST',
    path: '/console/webhooks/:id/resend',
    show: ({ core, incoming, params }) => resendDelivery(core, incoming, params.id ?? ''),
  },
  {
    method: 'POST',
    path: '/console/payments/:paymentKey/:action',
    show: ({ core, controls, incoming, params }) =>
      actOnPayment(core, controls, incoming, params.paymentKey ?? '', params.action ?? ''),
  },
];

const reply = (page: PageReply): Reply =>
  'location' in page
    ? { answer: htmlAnswer(303, ''), headers: { ...PAGE_HEADERS, location: page.location } }
    : { answer: page, headers: PAGE_HEADERS };

/** Answers the pages a person looks at; undefined for every other path. */
export const handlePage = async (
  core: Core,
  controls: PaymentControls,
  incoming: Incoming
): Promise<Reply | undefined> => {
  for (const route of PAGES) {
    const params = route.method === incoming.method ? matchPath(route.path, incoming.path) : undefined;
    const page = params && (await route.show({ core, controls, incoming, params }));
    if (page) return reply(page);
  }
  return undefined;
};
