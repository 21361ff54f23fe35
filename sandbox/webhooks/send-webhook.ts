import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { korean } from '../state/korean-time';
import { ANSWER_WITHIN_MS, type Attempt, type Delivery } from './delivery';

const post = (url: string, headers: Record<string, string>, body: string, timeoutMs: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const request = send(url, { method: 'POST', headers, agent: false }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', reject);
    });
    // The whole answer has to be there in time, not only its first byte.
    const timer = setTimeout(() => request.destroy(new Error(`No answer within ${timeoutMs} ms`)), timeoutMs);
    timer.unref();
    request.once('error', reject);
    request.once('close', () => clearTimeout(timer));
    request.end(body);
  });

/** Sends a delivery once; never rejects. `now` is the sandbox's time. */
export const sendOnce = async (delivery: Delivery, now: number, timeoutMs = ANSWER_WITHIN_MS): Promise<Attempt> => {
  const retriedCount = delivery.attempts.length;
  const headers = {
    'content-type': 'application/json;charset=UTF-8',
    'content-length': String(Buffer.byteLength(delivery.body)),
    'user-agent': 'TossPayments-Sandbox',
    'tosspayments-webhook-transmission-time': korean(now),
    'tosspayments-webhook-transmission-retried-count': String(retriedCount),
    'tosspayments-webhook-transmission-id': delivery.id,
  };
  try {
    const status = await post(delivery.url, headers, delivery.body, timeoutMs);
    return { at: now, retriedCount, status, error: null };
  } catch (error) {
    return { at: now, retriedCount, status: null, error: error instanceof Error ? error.message : String(error) };
  }
};
