import { setTimeout as sleep } from 'node:timers/promises';

import { Sentence } from './sentence.mjs';

const EVERY_MS = 250;
const ONE_REQUEST_MS = 10_000;

const statusOf = async ({ url, headers = {} }) => {
  try {
    const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(ONE_REQUEST_MS) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
};

/**
 * Waits until an address answers as it should.
 *
 * @param {{ url: string, headers?: Record<string, string> }} request
 * @param {{ withinMs: number, accept?: (status: number) => boolean }} options `accept`: 2xx by default
 * @throws Sentence with the last status when it does not in time
 */
export const untilAnswers = async (request, { withinMs, accept = (status) => status >= 200 && status < 300 }) => {
  const end = Date.now() + withinMs;
  let status = null;
  while (Date.now() < end) {
    status = await statusOf(request);
    if (status !== null && accept(status)) return;
    await sleep(EVERY_MS);
  }
  const answer = status === null ? 'does not answer' : `answers with ${status}`;
  throw new Sentence(`${request.url} ${answer} after ${Math.round(withinMs / 1000)} s.`);
};
