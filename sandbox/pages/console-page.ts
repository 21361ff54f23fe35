import type { Answer } from '../http/answer';
import type { Core } from '../sandbox-core';
import { korean } from '../state/korean-time';
import type { Delivery } from '../webhooks/delivery';
import { CONSOLE_TEXTS, type ConsoleTexts } from './console-texts';
import { html, type Html } from './html';
import type { Language } from './language';
import { renderPage } from './layout';
import { paymentRow } from './payment-row';

const SHOWN_PAYMENTS = 100;
const SHOWN_DELIVERIES = 50;

const table = (caption: string, columns: readonly string[], rows: readonly Html[], none: string): Html =>
  html` <div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.length > 0
          ? rows
          : html`<tr>
              <td colspan="${columns.length}">${none}</td>
            </tr>`}
      </tbody>
    </table>
  </div>`;

const lastAttempt = (delivery: Delivery): string => {
  const attempt = delivery.attempts.at(-1);
  return attempt ? `${delivery.attempts.length} · ${attempt.status ?? attempt.error ?? ''}` : '0';
};

const deliveryRow = (delivery: Delivery, texts: ConsoleTexts, lang: Language): Html =>
  html`<tr>
    <td>${korean(delivery.createdAt).slice(5, 19).replace('T', ' ')}</td>
    <td><code>${delivery.event}</code></td>
    <td>${delivery.url}</td>
    <td><span class="tag ${delivery.state}">${delivery.state}</span></td>
    <td>${lastAttempt(delivery)}</td>
    <td>
      <form method="post" action="/console/webhooks/${delivery.id}/resend?lang=${lang}">
        <button class="small">${texts.resend}</button>
      </form>
    </td>
  </tr>`;

const ADVANCES = [
  ['minute', 60_000],
  ['tenMinutes', 600_000],
  ['day', 86_400_000],
] as const;

const clockBar = (core: Core, texts: ConsoleTexts, language: Language): Html =>
  html`<div class="bar">
    <span>${texts.clock} <strong>${korean(core.clock.now()).slice(0, 19).replace('T', ' ')}</strong></span>
    ${ADVANCES.map(
      ([name, ms]) =>
        html`<form method="post" action="/console/clock?lang=${language}">
          <button class="small" name="ms" value="${ms}">${texts.advance[name]}</button>
        </form>`
    )}
    <a href="/?lang=${language === 'ko' ? 'en' : 'ko'}" lang="${language === 'ko' ? 'en' : 'ko'}"
      >${texts.otherLanguage}</a
    >
  </div>`;

/** `GET /`: what Toss's console would show, newest first. */
export const renderConsole = (core: Core, language: Language, problem?: string): Answer => {
  const texts = CONSOLE_TEXTS[language];
  const payments = core.world.payments.all().slice(-SHOWN_PAYMENTS).reverse();
  const deliveries = core.webhooks.log().slice(-SHOWN_DELIVERIES).reverse();
  const body = html`<h1>${texts.title}</h1>
    <p class="soft">${texts.intro}</p>
    ${problem !== undefined && html`<p class="alert" role="alert">${problem}</p>`} ${clockBar(core, texts, language)}
    ${table(
      texts.payments,
      Object.values(texts.columns),
      payments.map((one) => paymentRow(one, texts, language)),
      texts.none
    )}
    <p></p>
    ${table(
      texts.webhooks,
      Object.values(texts.deliveryColumns),
      deliveries.map((one) => deliveryRow(one, texts, language)),
      texts.none
    )}`;
  return renderPage(problem === undefined ? 200 : 400, { language, title: texts.title, body, isWide: true });
};
