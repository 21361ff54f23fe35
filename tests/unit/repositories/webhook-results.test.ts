import type { Core } from '@strapi/strapi';

import { createWebhookDeliveryRepository } from '../../../server/src/repositories/webhook-deliveries';

const deadlock = () => Object.assign(new Error('Deadlock found'), { code: 'ER_LOCK_DEADLOCK' });

it('writes what became of a webhook once more when a deadlock ended it', async () => {
  const updateMany = jest.fn().mockRejectedValueOnce(deadlock()).mockResolvedValueOnce({ count: 1 });
  const strapi = { db: { query: () => ({ updateMany }) } } as unknown as Core.Strapi;
  const kept = await createWebhookDeliveryRepository(strapi).finish('whd_1', 1, { state: 'done', nextAttemptAt: null });
  expect(kept).toBe(true);
  expect(updateMany).toHaveBeenCalledTimes(2);
});
