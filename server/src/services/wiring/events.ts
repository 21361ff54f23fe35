import type { Core } from '@strapi/strapi';
import type { PluginConfig } from '../../config';
import { createEventDeliveryRepository } from '../../repositories/event-deliveries';
import { createEventEndpointRepository } from '../../repositories/event-endpoints';
import { createEventRepository } from '../../repositories/events';
import { createInTransaction } from '../../repositories/transaction';
import type { AuditLog } from '../audit/audit-port';
import type { Jobs } from '../jobs';
import { createEvents, type Events } from '../outbox/events';
import { wireVault } from './vault';

/** What happened, told to Strapi's listeners and to addresses outside. */
export const wireEvents = (strapi: Core.Strapi, jobs: Jobs, config: PluginConfig, audit: AuditLog): Events =>
  createEvents({
    events: createEventRepository(strapi),
    endpoints: createEventEndpointRepository(strapi),
    deliveries: createEventDeliveryRepository(strapi),
    vault: wireVault(strapi, config.vault.keys),
    emit: (event) => strapi.eventHub.emit(event.type, event),
    kick: () => jobs.kick('outbox.work'),
    allowPrivateAddresses: config.webhooks.allowPrivateAddresses,
    inTransaction: createInTransaction(strapi),
    audit,
    clock: Date.now,
    log: strapi.log,
  });
