import { SYSTEM } from '../../../../server/src/domain/actor';
import { Webhook } from 'standardwebhooks';
import { anEventDesk, URL_A } from '../../../support/event-desk';

describe('secrets of addresses', () => {
  test('after a change both sign for a day, then the new one alone', async () => {
    const desk = anEventDesk();
    const before = await desk.eventEndpoints.create({ url: URL_A }, SYSTEM);
    const after = await desk.eventEndpoints.rotateSecret(before.endpoint.endpointId, SYSTEM);
    expect(after.secret).not.toBe(before.secret);
    const verifies = (secret: string) => {
      const { body = '', headers = {} } = desk.sent.at(-1) ?? {};
      try {
        new Webhook(secret).verify(body, headers);
        return true;
      } catch {
        return false;
      }
    };
    await desk.eventEndpoints.test(before.endpoint.endpointId);
    expect([verifies(before.secret), verifies(after.secret)]).toEqual([true, true]);
    const { endpoint } = after;
    await desk.memory.endpoints.update(endpoint.endpointId, { previousSecretEndsAt: desk.time.now });
    await desk.eventEndpoints.test(endpoint.endpointId);
    expect([verifies(before.secret), verifies(after.secret)]).toEqual([false, true]);
  });

  test('are sealed where they are kept, each for its own place', async () => {
    const desk = anEventDesk();
    const { endpoint, secret } = await desk.eventEndpoints.create({ url: URL_A }, SYSTEM);
    await desk.eventEndpoints.rotateSecret(endpoint.endpointId, SYSTEM);
    const row = desk.memory.endpointRows.get(endpoint.endpointId);
    expect(JSON.stringify(row)).not.toContain(secret.slice(6));
    await desk.memory.endpoints.update(endpoint.endpointId, { secret: row?.previousSecret ?? '' });
    expect(await desk.eventEndpoints.test(endpoint.endpointId)).toMatchObject({
      status: null,
      error: 'VAULT_CANNOT_OPEN',
    });
  });

  test('an address that events must not go to is refused', async () => {
    const desk = anEventDesk();
    for (const url of ['http://example.com', 'https://10.0.0.1/', 'https://localhost/', 'nonsense']) {
      const refused = expect.objectContaining({ code: 'EVENT_ADDRESS_REFUSED' });
      await expect(desk.eventEndpoints.create({ url }, SYSTEM)).rejects.toEqual(refused);
      const { endpoint } = await desk.eventEndpoints.create({ url: URL_A }, SYSTEM);
      await expect(desk.eventEndpoints.update(endpoint.endpointId, { url }, SYSTEM)).rejects.toEqual(refused);
    }
  });
});

describe('what is written down about an address', () => {
  test('that was saved as it is: nothing', async () => {
    const desk = anEventDesk();
    const { endpoint } = await desk.eventEndpoints.create(
      { url: URL_A, description: 'ERP', types: ['order.paid'] },
      SYSTEM
    );
    const { endpointId } = endpoint;
    for (const same of [{}, { url: URL_A, description: 'ERP', types: ['order.paid' as const], isEnabled: true }]) {
      expect(await desk.eventEndpoints.update(endpointId, same, SYSTEM)).toMatchObject({ url: URL_A });
    }
    expect(desk.audited.map(({ action }) => action)).toEqual(['event_endpoint.created']);
    await desk.eventEndpoints.update(endpointId, { description: 'Stock' }, SYSTEM);
    expect(desk.audited.at(-1)).toMatchObject({ changes: { description: { from: 'ERP', to: 'Stock' } } });
  });
});
