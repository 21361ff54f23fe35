import type { LookupAddress } from 'node:dns';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createHttpSender,
  guardedLookup,
  type SenderOptions,
} from '../../../../server/src/services/outbox/http-sender';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const running: Server[] = [];
let asked: IncomingMessage[] = [];

const receiver = async (handler: Handler): Promise<string> => {
  const server = createServer((request, response) => {
    asked.push(request);
    handler(request, response);
  });
  running.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

beforeEach(() => {
  asked = [];
});
afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const send = (url: string, options: Partial<SenderOptions> = {}, stop = new AbortController().signal) =>
  createHttpSender({ allowPrivateAddresses: true, ...options })(
    { url, headers: { 'content-type': 'application/json', 'webhook-id': 'evt_1' }, body: '{"한글":1}' },
    stop
  );

/** A resolver that knows every name, and counts how often it is asked. */
const resolver = (...answers: LookupAddress[][]) => {
  let calls = 0;
  const resolve: NonNullable<SenderOptions['resolve']> = (_hostname, _options, callback) => {
    callback(null, answers[Math.min(calls++, answers.length - 1)] ?? []);
  };
  return { resolve, calls: () => calls };
};
const v4 = (address: string): LookupAddress => ({ address, family: 4 });

describe('what is sent', () => {
  test('one POST with the body byte for byte, the headers given, no cookie, on a connection of its own', async () => {
    let body = '';
    const url = await receiver((request, response) => {
      request
        .on('data', (chunk: Buffer) => (body += chunk.toString()))
        .on('end', () => {
          response.setHeader('set-cookie', 'a=b').end('ok');
        });
    });
    expect(await send(`${url}/hooks?shop=1`)).toEqual({ status: 200, error: null });
    expect(await send(`${url}/hooks?shop=1`)).toEqual({ status: 200, error: null });
    expect(body).toBe('{"한글":1}{"한글":1}');
    expect(asked.map(({ method, url: path }) => `${method} ${path}`)).toEqual(Array(2).fill('POST /hooks?shop=1'));
    expect(asked[1]?.headers).toMatchObject({ 'webhook-id': 'evt_1', 'content-length': '12', connection: 'close' });
    expect(asked[1]?.headers).not.toHaveProperty('cookie');
    expect(asked[0]?.socket).not.toBe(asked[1]?.socket);
  });

  test('a redirect is not followed', async () => {
    const elsewhere = await receiver((_request, response) => void response.end());
    const url = await receiver((_request, response) => void response.writeHead(307, { location: elsewhere }).end());
    expect(await send(url)).toEqual({ status: 307, error: 'HTTP 307' });
    expect(asked).toHaveLength(1);
  });
});

describe('what comes back', () => {
  test('of an answer that is no success the first words are kept, in one line', async () => {
    const url = await receiver((_request, response) => void response.writeHead(500).end('No\r\n\tdatabase\u0000 here'));
    expect(await send(url)).toEqual({ status: 500, error: 'HTTP 500: No database here' });
  });

  test('of an endless answer only a little is read', async () => {
    let isClosed = false;
    const url = await receiver((_request, response) => {
      response.writeHead(500);
      const timer = setInterval(() => response.write('x'.repeat(65_536)), 5);
      response.on('close', () => {
        isClosed = true;
        clearInterval(timer);
      });
    });
    const { status, error } = await send(url);
    expect(status).toBe(500);
    expect(error).toHaveLength('HTTP 500: '.length + 160);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isClosed).toBe(true);
  });

  test('a success counts as soon as its status is there', async () => {
    const url = await receiver((_request, response) => response.writeHead(200).flushHeaders());
    expect(await send(url, { timeoutMs: 2_000 })).toEqual({ status: 200, error: null });
  });

  test('nobody there, no answer in time, a connection cut', async () => {
    expect(await send('http://127.0.0.1:9/')).toEqual({ status: null, error: 'ECONNREFUSED' });
    const silent = await receiver(() => undefined);
    expect(await send(silent, { timeoutMs: 100 })).toEqual({ status: null, error: 'TIMEOUT' });
    const cutting = await receiver((request) => request.socket.destroy());
    expect(await send(cutting)).toEqual({ status: null, error: 'ECONNRESET' });
  });

  test('the attempt ends at once when it is told to stop', async () => {
    const silent = await receiver(() => undefined);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    expect((await send(silent, {}, stop.signal)).status).toBeNull();
  });
});

describe('private addresses', () => {
  const REFUSED = { status: null, error: 'ADDRESS_REFUSED' };
  const closed = { allowPrivateAddresses: false };

  test('an address in digits is refused without a word to it', async () => {
    const url = await receiver((_request, response) => void response.end());
    expect(await send(url.replace('http', 'https'), closed)).toEqual(REFUSED);
    expect(await send(url, closed)).toEqual(REFUSED);
    expect(asked).toEqual([]);
  });

  test.each([
    ['a private one', [v4('10.0.0.7')]],
    ['the metadata service', [v4('169.254.169.254')]],
    ['a public and a private one', [v4('1.1.1.1'), v4('127.0.0.1')]],
    ['IPv6 loopback', [{ address: '::1', family: 6 }]],
    ['loopback in IPv6 clothes', [{ address: '::ffff:127.0.0.1', family: 6 }]],
    ['none', []],
  ])('a name that resolves to %s is refused', async (_what, addresses) => {
    const { resolve } = resolver(addresses);
    expect(await send('https://hooks.example.com/', { ...closed, resolve })).toEqual(REFUSED);
  });

  test.each([true, false])('Node connects to the very addresses that were checked (all: %s)', (all) => {
    // A name that is public when it is asked first, and private when asked again (DNS rebinding).
    const { resolve, calls } = resolver([v4('1.1.1.1'), v4('8.8.8.8')], [v4('127.0.0.1')]);
    const given: unknown[] = [];
    guardedLookup(resolve)('hooks.example.com', { all }, (...answer) => void given.push(...answer));
    expect(given).toEqual(all ? [null, [v4('1.1.1.1'), v4('8.8.8.8')]] : [null, '1.1.1.1', 4]);
    expect(calls()).toBe(1);
  });

  test('nothing goes out in clear', async () => {
    const { resolve, calls } = resolver([v4('1.1.1.1')]);
    expect(await send('http://hooks.example.com/', { ...closed, resolve })).toEqual({
      status: null,
      error: 'NOT_HTTPS',
    });
    expect(calls()).toBe(0);
  });
});
