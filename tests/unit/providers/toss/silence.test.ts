import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import type { PaymentProvider } from '../../../../server/src/providers/payment-provider';
import {
  cardPayment,
  confirmRequest,
  PAYMENT_KEY,
  refundRequest,
  SECRET,
  send,
  startFakeToss,
  type FakeToss,
} from './fake-toss';

const credentials = { secretKey: SECRET };
const unknown = (code: string): object => ({
  outcome: 'unknown',
  failure: { code, errorClass: 'query', status: null },
});

let toss: FakeToss;
let provider: PaymentProvider;

beforeAll(async () => {
  toss = await startFakeToss();
});

beforeEach(() => {
  toss.seen.length = 0;
  provider = toss.provider({ readTimeoutMs: 150, connectTimeoutMs: 150 });
});

afterAll(() => toss.close());

describe('when no answer comes', () => {
  it('does not know the outcome after the time allowed, and does not send a POST twice', async () => {
    toss.respond(() => undefined);

    expect(await provider.confirm(confirmRequest)).toMatchObject(unknown('timeout'));
    expect(await provider.refund(refundRequest)).toMatchObject(unknown('timeout'));
    expect(toss.seen).toHaveLength(2);
  });

  it('waits no longer than the read timeout for the first byte, however long connecting may take', async () => {
    toss.respond(() => undefined);
    const startedAt = Date.now();

    const answer = await toss.provider({ connectTimeoutMs: 20_000, readTimeoutMs: 100 }).confirm(confirmRequest);

    expect(answer).toMatchObject(unknown('timeout'));
    expect(Date.now() - startedAt).toBeLessThan(3_000);
  });

  it('is not held by an answer that comes drop by drop', async () => {
    let drip: NodeJS.Timeout | undefined;
    toss.respond((_request, response) => {
      response.writeHead(200);
      drip = setInterval(() => response.write(' '), 20);
    });
    const startedAt = Date.now();

    const answer = await provider.confirm(confirmRequest);
    clearInterval(drip);

    expect(answer).toMatchObject(unknown('timeout'));
    expect(Date.now() - startedAt).toBeLessThan(1_000);
  });

  it.each([
    ['before a byte', ''],
    ['in the head', 'HTTP/1.1 200 OK\r\nContent-Le'],
    ['in the body', 'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"paymentKey":'],
  ])('does not know the outcome when the connection is reset %s', async (_when, bytes) => {
    toss.respond((_request, response) => {
      const socket = response.socket as Socket;
      if (bytes === '') socket.resetAndDestroy();
      else socket.write(bytes, () => setTimeout(() => socket.destroy(), 20));
    });

    const answer = await provider.confirm(confirmRequest);

    expect(answer).toMatchObject({ outcome: 'unknown', failure: { errorClass: 'query', status: null } });
    expect(toss.seen).toHaveLength(1);
  });

  it('does not know the outcome when nobody listens', async () => {
    const nowhere = await startFakeToss();
    await nowhere.close();
    const lost = nowhere.provider();

    expect(await lost.confirm(confirmRequest)).toMatchObject(unknown('connection'));
    expect(await lost.read(credentials, PAYMENT_KEY)).toMatchObject(unknown('connection'));
  });

  it('reads once more when a connection was lost, and only once', async () => {
    toss.respond((_request, response) => {
      if (toss.seen.length === 1) response.destroy();
      else send(response, 200, cardPayment);
    });
    expect(await provider.read(credentials, PAYMENT_KEY)).toMatchObject({ outcome: 'answered' });
    expect(toss.seen).toHaveLength(2);

    toss.seen.length = 0;
    toss.respond((_request, response) => response.destroy());
    expect(await provider.read(credentials, PAYMENT_KEY)).toMatchObject(unknown('connection'));
    expect(toss.seen).toHaveLength(2);
  });

  it('does not read again after the time allowed', async () => {
    toss.respond(() => undefined);

    expect(await provider.read(credentials, PAYMENT_KEY)).toMatchObject(unknown('timeout'));
    expect(toss.seen).toHaveLength(1);
  });
});

describe('when no connection comes about', () => {
  /** Accepts connections and says nothing, so that a TLS handshake never ends. */
  const startMute = async (): Promise<{ server: Server; url: string }> => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
    });
    server.on('close', () => sockets.forEach((socket) => socket.destroy()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { server, url: `https://127.0.0.1:${(server.address() as AddressInfo).port}` };
  };

  it('gives up after the connect timeout, not after the read timeout', async () => {
    const { server, url } = await startMute();
    const patient = toss.provider({ baseUrl: url, connectTimeoutMs: 100, readTimeoutMs: 30_000 });
    const startedAt = Date.now();

    const answer = await patient.confirm(confirmRequest);
    server.close();

    expect(answer).toMatchObject(unknown('connection'));
    expect(Date.now() - startedAt).toBeLessThan(5_000);
  });

  it('lets an answer take longer than the connect timeout once connected', async () => {
    toss.respond((_request, response) => void setTimeout(() => send(response, 200, cardPayment), 300));
    const patient = toss.provider({ connectTimeoutMs: 100, readTimeoutMs: 5_000 });

    expect(await patient.confirm(confirmRequest)).toMatchObject({ outcome: 'answered' });
    expect(await patient.confirm(confirmRequest)).toMatchObject({ outcome: 'answered' });
  });
});
