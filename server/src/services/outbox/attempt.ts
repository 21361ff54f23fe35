import type { DeliveryAttempt } from '../../domain/event-delivery';
import type { EventEndpoint } from '../../domain/event-endpoint';
import { isCommerceError } from '../../domain/errors';
import type { Vault } from '../../vault/vault';
import type { Clock } from '../clock';
import type { HttpSender } from './http-sender';
import { signedHeaders } from './sign';

export type AttemptPorts = { open: Vault['open']; send: HttpSender; clock: Clock };

/** What goes out: `type` in full, `timestamp` when it happened (ISO 8601), `payload` the data as JSON text. */
export type Message = { id: string; type: string; timestamp: string; payload: string };

/** The same bytes at each attempt. Source: Standard Webhooks, "Payload structure". */
const bodyOf = ({ type, timestamp, payload }: Message): string =>
  `{"type":${JSON.stringify(type)},"timestamp":${JSON.stringify(timestamp)},"data":${payload}}`;

/** One try to send a message to an address, signed anew. Nothing is thrown: what came of it is the answer. */
export const createAttempt = ({ open, send, clock }: AttemptPorts) => {
  const secretsOf = async (endpoint: EventEndpoint, now: number): Promise<string[]> => {
    const { endpointId: row, secret, previousSecret, previousSecretEndsAt } = endpoint;
    const isPreviousGood = previousSecret !== null && previousSecretEndsAt !== null && previousSecretEndsAt > now;
    return [
      await open(secret, { row, field: 'secret' }),
      ...(isPreviousGood ? [await open(previousSecret, { row, field: 'previousSecret' })] : []),
    ];
  };

  return async (endpoint: EventEndpoint, message: Message, stop: AbortSignal): Promise<DeliveryAttempt> => {
    const at = clock();
    const took = () => Math.max(0, clock() - at);
    try {
      const body = bodyOf(message);
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'strapi-plugin-commerce-payments',
        ...signedHeaders({ id: message.id, body, at }, await secretsOf(endpoint, at)),
      };
      const sent = await send({ url: endpoint.url, headers, body }, stop);
      return { at, ...sent, durationMs: took() };
    } catch (error) {
      // A secret that cannot be opened: the key may come back, so it is tried again like anything else.
      return { at, status: null, error: isCommerceError(error) ? error.code : 'CANNOT_SIGN', durationMs: took() };
    }
  };
};

export type Attempt = ReturnType<typeof createAttempt>;
