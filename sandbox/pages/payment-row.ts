import { remainderOf, toBodyNumber } from '../payments/amounts';
import { BANK_CHOICES } from '../payments/institutions';
import type { Payment } from '../payments/payment';
import type { ConsoleTexts } from './console-texts';
import { html, type Html } from './html';
import type { Language } from './language';
import { showMoney } from './money';
import { METHOD_TEXTS } from './window-texts';

const bankName = (code: string, language: Language): string => {
  const bank = BANK_CHOICES.find((one) => one.code === code);
  return (language === 'ko' ? bank?.korean : bank?.english) ?? code;
};

const button = (payment: Payment, language: Language, action: string, label: string): Html =>
  html` <form
    method="post"
    action="/console/payments/${encodeURIComponent(payment.paymentKey)}/${action}?lang=${language}"
  >
    <button class="small">${label}</button>
  </form>`;

const refundForm = (payment: Payment, balance: number, texts: ConsoleTexts, language: Language): Html =>
  html` <form
    method="post"
    action="/console/payments/${encodeURIComponent(payment.paymentKey)}/refund?lang=${language}"
  >
    <input
      name="amount"
      inputmode="decimal"
      aria-label="${texts.refundAmount} ${payment.orderId}"
      value="${toBodyNumber(balance, payment.currency)}"
    /><button class="small">${texts.refund}</button>
  </form>`;

const actions = (payment: Payment, texts: ConsoleTexts, language: Language): readonly Html[] => {
  const { balance } = remainderOf(payment);
  const isAccount = payment.method?.kind === 'VIRTUAL_ACCOUNT';
  const isWaiting = payment.status === 'WAITING_FOR_DEPOSIT';
  const isRefundable = balance > 0 && ['DONE', 'PARTIAL_CANCELED', 'WAITING_FOR_DEPOSIT'].includes(payment.status);
  return [
    ...(isWaiting ? [button(payment, language, 'deposit', texts.deposit)] : []),
    ...(isAccount && payment.status === 'DONE' ? [button(payment, language, 'deposit-error', texts.depositError)] : []),
    ...(isRefundable ? [refundForm(payment, balance, texts, language)] : []),
  ];
};

const notes = (payment: Payment, texts: ConsoleTexts, language: Language): readonly string[] => [
  ...(payment.method?.kind === 'VIRTUAL_ACCOUNT' && payment.lastTransactionKey !== null
    ? [texts.account(bankName(payment.method.bankCode, language), payment.method.accountNumber)]
    : []),
  ...(payment.failure ? [payment.failure.code] : []),
  ...payment.cancels.map((cancel) =>
    texts.canceled(showMoney(cancel.cancelAmount, payment.currency, language), cancel.cancelReason)
  ),
];

/** One payment with its cancels and what can be done to it. */
export const paymentRow = (payment: Payment, texts: ConsoleTexts, language: Language): Html => {
  const { balance } = remainderOf(payment);
  return html`<tr>
    <td>
      ${payment.orderName}<br /><code>${payment.orderId}</code><br /><code>${payment.paymentKey}</code>
      <ul class="plain">
        ${notes(payment, texts, language).map((note) => html`<li>${note}</li>`)}
      </ul>
    </td>
    <td>${payment.method ? METHOD_TEXTS[language][payment.method.kind] : '–'}</td>
    <td><span class="tag ${payment.status}">${payment.status}</span></td>
    <td class="number">${showMoney(payment.totalAmount, payment.currency, language)}</td>
    <td class="number">${showMoney(balance, payment.currency, language)}</td>
    <td>${actions(payment, texts, language)}</td>
  </tr>`;
};
