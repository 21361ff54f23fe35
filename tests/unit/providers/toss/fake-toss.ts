import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createTossProvider, type TossProviderOptions } from '../../../../server/src/providers/toss/provider';
import type { PaymentProvider } from '../../../../server/src/providers/payment-provider';
import { ORDER_ID, PAYMENT_KEY } from './payments';

export { cardPayment, ORDER_ID, PAYMENT_KEY } from './payments';

export const SECRET = 'test_sk_unitTestSecretKey0123456789AbCd';
export const OTHER_SECRET = 'test_sk_unitTestOtherKey9876543210ZyXw';

export type SeenRequest = { method: string; url: string; headers: IncomingHttpHeaders; body: unknown };

export type Responder = (request: SeenRequest, response: ServerResponse) => void;

/** One server on loopback that answers as a test says, and remembers what it was asked. */
export type FakeToss = {
  url: string;
  seen: SeenRequest[];
  respond: (responder: Responder) => void;
  /** Every request is answered with this. A body that is no text is sent as JSON. */
  answer: (status: number, body: unknown, headers?: Record<string, string>) => void;
  provider: (options?: Partial<TossProviderOptions>) => PaymentProvider;
  close: () => Promise<void>;
};

export const send = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {}
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};

const readBody = (text: string): unknown => (text === '' ? undefined : (JSON.parse(text) as unknown));

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

export const startFakeToss = async (): Promise<FakeToss> => {
  const seen: SeenRequest[] = [];
  let responder: Responder = (_request, response) => send(response, 500, {});
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const asked = { method, url, headers, body: readBody(Buffer.concat(chunks).toString('utf8')) };
      seen.push(asked);
      responder(asked, response);
    });
  });
  const url = await listen(server);
  return {
    url,
    seen,
    respond: (next) => {
      responder = next;
    },
    answer: (status, body, headers) => {
      responder = (_request, response) => send(response, status, body, headers);
    },
    provider: (options = {}) =>
      createTossProvider({
        baseUrl: url,
        connectTimeoutMs: 1_000,
        readTimeoutMs: 2_000,
        isInTransaction: () => false,
        ...options,
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export const confirmRequest = {
  credentials: { secretKey: SECRET },
  paymentKey: PAYMENT_KEY,
  orderId: ORDER_ID,
  amount: 33_000,
  currency: 'KRW',
  idempotencyKey: 'confirm-1',
} as const;

export const refundRequest = {
  credentials: { secretKey: SECRET },
  paymentKey: PAYMENT_KEY,
  amount: 5_500,
  taxFreeAmount: 0,
  currency: 'KRW',
  refundableAmount: 33_000,
  reason: '구매자 변심',
  idempotencyKey: 'refund-1',
} as const;
