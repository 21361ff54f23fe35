import { TOSS_ERRORS, type TossErrorCode } from '../errors/error-table';
import type { Answer } from '../http/answer';
import {
  BANK_CHOICES,
  CARD_CHOICES,
  EASY_PAY_CHOICES,
  ISSUING_BANK_CHOICES,
  type Choice,
} from '../payments/institutions';
import type { MethodKind, Payment } from '../payments/payment';
import { html, type Html } from './html';
import type { Language } from './language';
import { renderPage } from './layout';
import { showMoney } from './money';
import { DECLINES, METHOD_TEXTS, WINDOW_TEXTS, type WindowTexts } from './window-texts';

export type WindowView = {
  readonly payment: Payment;
  readonly language: Language;
  readonly methods: readonly MethodKind[];
  /** Where the form goes, the language with it. */
  readonly action: string;
  /** What was wrong with the last try. */
  readonly problem?: string;
};

type Option = readonly [value: string, text: string];

const select = (label: string, name: string, options: readonly Option[]): Html =>
  html`<label class="field"
    >${label}<select name="${name}">
      ${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
    </select></label
  >`;

const input = (label: string, name: string, value: string, mode: 'text' | 'numeric' = 'text'): Html =>
  html`<label class="field"
    >${label}<input name="${name}" value="${value}" inputmode="${mode}" autocomplete="off"
  /></label>`;

const institutions = (choices: readonly Choice[], language: Language): readonly Option[] =>
  choices.map(({ code, korean, english }) => [code, language === 'ko' ? korean : english]);

const MONTHS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

const installments = (texts: WindowTexts): readonly Option[] => [
  ['0', texts.atOnce],
  ...MONTHS.map((count): Option => [String(count), texts.months(count)]),
];

const DETAILS: Readonly<Record<MethodKind, (texts: WindowTexts, language: Language, payment: Payment) => Html>> = {
  CARD: (texts, language) =>
    html` ${select(texts.cardCompany, 'cardCompany', institutions(CARD_CHOICES, language))}
    ${select(texts.installment, 'installmentMonths', installments(texts))}`,
  EASY_PAY: (texts, language) =>
    html` ${select(texts.wallet, 'easyPay', institutions(EASY_PAY_CHOICES, language))}
    ${input(texts.points, 'pointAmount', '0', 'numeric')}`,
  VIRTUAL_ACCOUNT: (texts, language, payment) =>
    html` ${select(texts.issuingBank, 'issuingBank', institutions(ISSUING_BANK_CHOICES, language))}
      ${input(texts.depositor, 'customerName', payment.customerName ?? '김토스')}
      <fieldset>
        <legend class="field">${texts.refundAccount}</legend>
        ${select(texts.refundBank, 'refundBank', institutions(BANK_CHOICES, language))}
        ${input(texts.refundNumber, 'refundNumber', '', 'numeric')} ${input(texts.refundHolder, 'refundHolder', '')}
      </fieldset>`,
  TRANSFER: (texts, language) =>
    html`${select(texts.transferBank, 'transferBank', institutions(BANK_CHOICES, language))}`,
  MOBILE_PHONE: (texts) => html`${input(texts.phone, 'phoneNumber', '01012345678', 'numeric')}`,
  FOREIGN_EASY_PAY: () => html``,
};

const methodField = ({ methods, language, payment }: WindowView, texts: WindowTexts): Html =>
  html` <fieldset>
      <legend>${texts.method}</legend>
      <div class="choices">
        ${methods.map(
          (kind, index) =>
            html`<label class="choice"
              ><input type="radio" name="method" id="m-${kind}" value="${kind}" ${index === 0 && html` checked`} />
              ${METHOD_TEXTS[language][kind]}</label
            >`
        )}
      </div>
    </fieldset>
    ${methods.map((kind) => html`<div class="details d-${kind}">${DETAILS[kind](texts, language, payment)}</div>`)}`;

const declines = (language: Language): readonly Option[] =>
  Object.entries(DECLINES).map(([code, english]) => [
    code,
    language === 'ko' ? `${TOSS_ERRORS[code as TossErrorCode][1]} (${code})` : `${english} (${code})`,
  ]);

const outcomeField = (texts: WindowTexts, language: Language): Html =>
  html` <fieldset class="rows">
      <legend>${texts.outcome}</legend>
      <label class="choice"
        ><input type="radio" name="outcome" value="approve" checked />
        <span>${texts.approve}<br /><span class="soft">${texts.approveHint}</span></span></label
      >
      <label class="choice"
        ><input type="radio" name="outcome" id="o-decline" value="decline" />
        <span>${texts.decline}<br /><span class="soft">${texts.declineHint}</span></span></label
      >
    </fieldset>
    <div class="details d-decline">${select(texts.declineCode, 'declineWith', declines(language))}</div>`;

/** The payment window: what to pay, how, and how it shall end. */
export const renderWindow = (status: number, view: WindowView): Answer => {
  const { payment, language, action, problem } = view;
  const texts = WINDOW_TEXTS[language];
  const amount = showMoney(payment.totalAmount, payment.currency, language);
  const body = html` <section class="card">
      <h1>${payment.orderName}</h1>
      <p class="amount">${amount}</p>
      <p class="soft">${texts.order} ${payment.orderId}</p>
    </section>
    ${problem !== undefined && html`<p class="alert" role="alert">${problem}</p>`}
    <form method="post" action="${action}">
      <section class="card">${methodField(view, texts)}</section>
      <section class="card">${outcomeField(texts, language)}</section>
      <button class="main" name="action" value="approve">${texts.pay(amount)}</button>
      <div class="others">
        <button name="action" value="cancel">${texts.cancel}</button
        ><button name="action" value="abort">${texts.abort}</button>
      </div>
    </form>`;
  return renderPage(status, { language, title: `${texts.title} · ${payment.orderName}`, body });
};

/** In place of the window: it cannot open, or it is over. */
export const renderNotice = (
  status: number,
  language: Language,
  texts: { title: string; text: string; back?: string }
): Answer => {
  const body = html`<section class="card">
    <h1>${texts.title}</h1>
    <p>${texts.text}</p>
    ${texts.back !== undefined &&
    html`<p><a class="button" href="${texts.back}">${WINDOW_TEXTS[language].backToShop}</a></p>`}
  </section>`;
  return renderPage(status, { language, title: texts.title, body });
};
