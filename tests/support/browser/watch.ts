import type { BrowserContext, ConsoleMessage, Request } from 'playwright-core';

/** What Strapi's own panel asks for in vain on the Community Edition, on pages of its Content Manager. */
const STRAPI_404 = [
  /\/admin\/ai-feature-config$/,
  /\/i18n\/ai-localization-jobs\//,
  /\/content-manager\/preview\/url\//,
];

const isStrapis = (message: ConsoleMessage): boolean =>
  message.text().includes('status of 404') &&
  STRAPI_404.some((pattern) => pattern.test(message.location().url.split('?')[0] ?? ''));

export type Watch = {
  /** What pages said in the console that nobody expected, thrown errors too. */
  complaints: () => string[];
  /** Requests to hosts that are not ours. */
  foreign: () => string[];
  /** From now on a failed load of this status is part of the plan: Chromium writes each to the console. */
  expectStatus: (status: number) => void;
};

/**
 * Listens to everything that the pages of a context say and ask for.
 *
 * @param hosts `host:port` of our servers
 */
export const watch = (context: BrowserContext, hosts: readonly string[]): Watch => {
  const complaints: string[] = [];
  const foreign: string[] = [];
  const expected = new Set<number>();
  const isExpected = (message: ConsoleMessage) =>
    [...expected].some((status) => message.text().includes(`status of ${status} `));

  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type()) || isStrapis(message) || isExpected(message)) return;
    complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complaints.push(`thrown: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request: Request) => {
    const { protocol, host } = new URL(request.url());
    if (['http:', 'https:', 'ws:', 'wss:'].includes(protocol) && !hosts.includes(host)) foreign.push(request.url());
  });

  return {
    complaints: () => complaints,
    foreign: () => foreign,
    expectStatus: (status) => void expected.add(status),
  };
};
