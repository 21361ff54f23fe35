import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { EventEndpoint } from '../domain/event-endpoint';
import type { EventEndpointRepository } from './event-endpoint-port';
import { pick } from './pick';
import { withoutValuesIn } from './row-errors';

const TABLE = 'commerce_event_endpoints';

const ENDPOINT_FIELDS = [
  'endpointId',
  'url',
  'description',
  'types',
  'secret',
  'previousSecret',
  'previousSecretEndsAt',
  'isEnabled',
  'failingSince',
  'disabledReason',
  'addedAt',
  'addedBy',
] as const satisfies readonly (keyof EventEndpoint)[];

const toEndpoint = (row: Record<string, unknown>): EventEndpoint => {
  const endpoint = pick<EventEndpoint>(row, ENDPOINT_FIELDS);
  return { ...endpoint, isEnabled: Boolean(endpoint.isEnabled) };
};

/** Addresses that events are sent to, in the database. No value of a failed statement gets out: some are secrets. */
export const createEventEndpointRepository = (strapi: Core.Strapi): EventEndpointRepository => {
  const endpoints = () => strapi.db.query(UID.eventEndpoint);

  const change = async (where: Record<string, unknown>, data: Partial<EventEndpoint>): Promise<boolean> => {
    const { count } = await endpoints().updateMany({ where, data: { ...data, updatedAt: new Date() } });
    return count === 1;
  };

  return withoutValuesIn(TABLE, {
    async insert(endpoint) {
      await endpoints().createMany({ data: [{ ...endpoint }] });
    },

    async find(endpointId) {
      const row = await endpoints().findOne({ where: { endpointId } });
      return row && row.endpointId === endpointId ? toEndpoint(row) : null;
    },

    list: async () => (await endpoints().findMany({ orderBy: { id: 'asc' } })).map(toEndpoint),

    update: (endpointId, data) => change({ endpointId }, data),

    async markFailing(endpointId, since) {
      await change({ endpointId, failingSince: { $null: true } }, { failingSince: since });
    },

    markGone: (endpointId) => change({ endpointId, isEnabled: true }, { isEnabled: false, disabledReason: 'gone' }),

    async remove(endpointId) {
      const { count } = await endpoints().deleteMany({ where: { endpointId } });
      return count === 1;
    },
  });
};
