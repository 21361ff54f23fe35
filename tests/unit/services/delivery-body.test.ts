import { createDeliveryBodies } from '../../../server/src/services/delivery-body';
import { createVault } from '../../../server/src/vault/vault';

const bodies = createDeliveryBodies(createVault({ keys: ['a-sealing-key-of-the-tests-only-0123456789'] }));
const SECRET = 'ps_thePaymentsSecret';

test.each([
  ['text', Buffer.from(`{"이름": "김토스 🙂", "secret": "${SECRET}"}\n`)],
  ['nothing', Buffer.alloc(0)],
  ['bytes that are no text', Buffer.from([0x7b, 0xff, 0x7d])],
  ['a NUL, which PostgreSQL refuses', Buffer.from('{"a":"\0"}')],
  ['a byte order mark', Buffer.from('\uFEFF{}')],
])('keeps %s to the byte, sealed', async (_title, body) => {
  const stored = await bodies.sealed('whd_1', body);
  expect(stored.body).toMatch(/^[A-Za-z0-9_.-]+$/);
  expect(stored.body).not.toContain(Buffer.from(SECRET).toString('base64url').slice(4, 20));
  expect((await bodies.bytesOf({ deliveryId: 'whd_1', ...stored })).equals(body)).toBe(true);
});

test('a body does not open in another row', async () => {
  const stored = await bodies.sealed('whd_1', Buffer.from('{}'));
  await expect(bodies.bytesOf({ deliveryId: 'whd_2', ...stored })).rejects.toMatchObject({ code: 'VAULT_CANNOT_OPEN' });
});
