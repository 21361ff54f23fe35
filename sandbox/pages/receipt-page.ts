import type { Incoming } from '../http/incoming';
import { remainderOf } from '../payments/amounts';
import type { Core } from '../sandbox-core';
import { korean } from '../state/korean-time';
import { CONSOLE_TEXTS } from './console-texts';
import { html } from './html';
import { languageOf } from './language';
import { renderPage } from './layout';
import { showMoney } from './money';
import type { PageReply } from './page-reply';

/** `GET /receipts/:paymentKey`: where `receipt.url` of a payment leads. */
export const showReceipt = (core: Core, incoming: Incoming, paymentKey: string): PageReply | undefined => {
  const payment = core.world.payments.find(paymentKey);
  if (!payment || payment.lastTransactionKey === null) return undefined;
  const language = languageOf(incoming);
  const texts = CONSOLE_TEXTS[language];
  const { balance } = remainderOf(payment);
  const body = html`<section class="card">
    <h1>${texts.receipt}</h1>
    <p>${payment.orderName}</p>
    <p class="amount">${showMoney(payment.totalAmount, payment.currency, language)}</p>
    <p class="soft">${texts.columns.balance} ${showMoney(balance, payment.currency, language)}</p>
    <p class="soft"><code>${payment.orderId}</code></p>
    ${payment.approvedAt !== null && html`<p class="soft">${texts.paidAt} ${korean(payment.approvedAt)}</p>`}
    <p><span class="tag ${payment.status}">${payment.status}</span></p>
  </section>`;
  return renderPage(200, { language, title: texts.receipt, body });
};
