import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createSendToSelf } from '../../../server/src/services/send-to-self';

const outgoing = { path: '/api/here', body: Buffer.from('{"a":1}'), headers: { 'x-one': '1' } };

let server: Server;
let seen: { url: string | undefined; one: unknown; body: string }[] = [];
let status = 200;
beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({ url: request.url, one: request.headers['x-one'], body: Buffer.concat(chunks).toString() });
      if (status === 0) return;
      response.writeHead(status, status === 302 ? { location: 'http://example.com/' } : {}).end('x');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = [];
  status = 200;
});

const address = () => server.address();

it('posts the bytes to the port on which the server listens', async () => {
  expect(await createSendToSelf(address)(outgoing)).toEqual({ status: 200, error: null });
  expect(seen).toEqual([{ url: '/api/here', one: '1', body: '{"a":1}' }]);
});

it('finds a server that listens on every address on this machine’s own', async () => {
  const { port } = server.address() as AddressInfo;
  const everywhere = () => ({ address: '0.0.0.0', family: 'IPv4', port });
  expect((await createSendToSelf(everywhere)(outgoing)).status).toBe(200);
});

it('follows no redirect, and never asks another host', async () => {
  status = 302;
  expect(await createSendToSelf(address)(outgoing)).toEqual({ status: 302, error: null });
  expect((await createSendToSelf(address)({ ...outgoing, path: '//example.com/' })).status).toBe(302);
  expect(seen).toHaveLength(2);
});

it('says why there was no answer', async () => {
  expect(await createSendToSelf(() => null)(outgoing)).toEqual({ status: null, error: 'NOT_LISTENING' });
  const nobody = () => ({ address: '127.0.0.1', family: 'IPv4', port: 9 });
  expect(await createSendToSelf(nobody)(outgoing)).toEqual({ status: null, error: 'ECONNREFUSED' });
  status = 0;
  expect(await createSendToSelf(address, 50)(outgoing)).toEqual({ status: null, error: 'TIMEOUT' });
});
