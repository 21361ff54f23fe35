import { TossError } from '../errors/toss-error';
import type { Answer } from '../http/answer';
import type { Incoming } from '../http/incoming';
import { abortPayment, authenticateBuyer } from '../payments/authenticate-buyer';
import type { Fields } from '../payments/body';
import { isMethodKind } from '../payments/choose-method';
import { expireIfDue } from '../payments/expiry';
import { openPayment } from '../payments/open-payment';
import type { MethodKind, Payment } from '../payments/payment';
import { cancelRedirect, failRedirect, successRedirect } from '../payments/redirect';
import type { Core } from '../sandbox-core';
import { languageOf } from './language';
import { redirect, type PageReply } from './page-reply';
import { readWindowForm } from './window-form';
import { renderNotice, renderWindow } from './window-page';
import { PROBLEMS, WINDOW_TEXTS } from './window-texts';

const DOMESTIC: readonly MethodKind[] = ['CARD', 'EASY_PAY', 'VIRTUAL_ACCOUNT', 'TRANSFER', 'MOBILE_PHONE'];
const FOREIGN: readonly MethodKind[] = ['CARD', 'FOREIGN_EASY_PAY'];

/** The window of `CARD` takes cards and wallets, as Toss's does; other methods stand alone. */
const methodsOf = (payment: Payment, asked: string | null): readonly MethodKind[] => {
  if (asked === 'CARD' && payment.currency === 'KRW') return ['CARD', 'EASY_PAY'];
  if (isMethodKind(asked)) return [asked];
  return payment.currency === 'KRW' ? DOMESTIC : FOREIGN;
};

const parsed = (text: string | null): unknown => {
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/** The query of the window as the SDK's `requestPayment` would carry it: numbers and metadata come as texts. */
const readQuery = (query: URLSearchParams): Fields => ({
  ...Object.fromEntries(query),
  ...Object.fromEntries(
    ['amount', 'taxFreeAmount', 'taxExemptionAmount', 'metadata'].flatMap((name) =>
      query.has(name) ? [[name, parsed(query.get(name))]] : []
    )
  ),
  useEscrow: query.get('useEscrow') === 'true',
  cultureExpense: query.get('cultureExpense') === 'true',
});

const kept = (incoming: Incoming): string => {
  const query = new URLSearchParams();
  for (const name of ['method', 'lang']) if (incoming.query.has(name)) query.set(name, incoming.query.get(name) ?? '');
  return query.size > 0 ? `?${query}` : '';
};

/** `GET /window?…`: opens a payment and goes to its own page, so that a reload opens no second one. */
export const openWindow = (core: Core, incoming: Incoming): PageReply => {
  try {
    const payment = openPayment(core.world, readQuery(incoming.query));
    return redirect(`/window/${encodeURIComponent(payment.paymentKey)}${kept(incoming)}`);
  } catch (error) {
    if (!(error instanceof TossError)) throw error;
    const language = languageOf(incoming);
    const failUrl = incoming.query.get('failUrl') ?? '';
    const back = /^https?:\/\//.test(failUrl) ? { back: failUrl } : {};
    return renderNotice(400, language, {
      title: WINDOW_TEXTS[language].refused,
      text: `${error.code}: ${error.message}`,
      ...back,
    });
  }
};

const over = (incoming: Incoming): Answer => {
  const language = languageOf(incoming);
  return renderNotice(410, language, { title: WINDOW_TEXTS[language].over, text: WINDOW_TEXTS[language].overHint });
};

const find = (core: Core, paymentKey: string): Payment | undefined => {
  const payment = core.world.payments.find(paymentKey);
  if (payment) expireIfDue(core.world, payment);
  return payment?.status === 'READY' ? payment : undefined;
};

const viewOf = (incoming: Incoming, payment: Payment) => ({
  payment,
  language: languageOf(incoming),
  methods: methodsOf(payment, incoming.query.get('method')),
  action: `/window/${encodeURIComponent(payment.paymentKey)}${kept(incoming)}`,
});

/** `GET /window/:paymentKey`. */
export const showWindow = (core: Core, incoming: Incoming, paymentKey: string): PageReply => {
  const payment = find(core, paymentKey);
  return payment ? renderWindow(200, viewOf(incoming, payment)) : over(incoming);
};

const ABORTED = { code: 'PAY_PROCESS_ABORTED', message: '결제 진행 중 승인에 실패하여 결제가 중단되었습니다.' };

const approve = (core: Core, incoming: Incoming, payment: Payment, form: URLSearchParams): PageReply => {
  const keySet = core.keySets.byClientKey(payment.clientKey);
  if (!keySet) return over(incoming);
  try {
    authenticateBuyer(core.world, payment, readWindowForm(form));
    return redirect(successRedirect(payment, keySet));
  } catch (error) {
    if (!(error instanceof TossError)) throw error;
    const problem = languageOf(incoming) === 'en' ? (PROBLEMS[error.code] ?? error.code) : error.message;
    return renderWindow(400, { ...viewOf(incoming, payment), problem });
  }
};

/** `POST /window/:paymentKey`: the buyer pays, closes the window, or fails in it; back to the shop. */
export const leaveWindow = (core: Core, incoming: Incoming, paymentKey: string): PageReply => {
  const payment = find(core, paymentKey);
  if (!payment) return over(incoming);
  const form = new URLSearchParams(incoming.body);
  switch (form.get('action')) {
    case 'cancel':
      return redirect(cancelRedirect(payment));
    case 'abort':
      abortPayment(core.world, payment, ABORTED);
      return redirect(failRedirect(payment, ABORTED));
    default:
      return approve(core, incoming, payment, form);
  }
};
