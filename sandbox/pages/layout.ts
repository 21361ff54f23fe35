import { htmlAnswer, type Answer } from '../http/answer';
import { html, raw, type Html } from './html';
import type { Language } from './language';
import { STYLE } from './style';

export type Page = {
  readonly language: Language;
  readonly title: string;
  readonly body: Html;
  readonly isWide?: boolean;
};

const BANNER: Readonly<Record<Language, string>> = {
  ko: '샌드박스예요. 실제로 결제되지 않아요.',
  en: 'This is a sandbox. No money moves.',
};

/** A whole page. It runs without scripts and loads nothing from elsewhere. */
export const renderPage = (status: number, { language, title, body, isWide = false }: Page): Answer =>
  htmlAnswer(
    status,
    html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${raw(STYLE)}</style>
</head>
<body>
<header class="banner">${BANNER[language]}</header>
<main${raw(isWide ? ' class="wide"' : '')}>
${body}
</main>
</body>
</html>
`.markup
  );

/** Headers of every page. No `form-action`: it would stop the redirect back to the shop. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
