import type { Core } from '@strapi/strapi';
import type { PluginConfig } from '../../config';
import { tossWebhooks } from '../../providers/toss/webhook';
import { createWebhookDeliveryRepository } from '../../repositories/webhook-deliveries';
import { createWebhookSubjects } from '../../repositories/webhook-subjects';
import type { Vault } from '../../vault/vault';
import type { AuditLog } from '../audit/audit-port';
import { describeError } from '../describe-error';
import type { Drain } from '../drain';
import type { Inquiry } from '../inquiry';
import type { KeySets } from '../key-sets';
import { createWebhooks, type Webhooks } from '../webhooks';
import type { Books } from './books';

const MINUTE_MS = 60_000;

/** The time in which a webhook's work is over: two secrets may be tried at the provider, and the database takes its time. */
export const webhookLeaseMs = ({ connectTimeoutMs, readTimeoutMs }: PluginConfig['toss']): number =>
  2 * (connectTimeoutMs + readTimeoutMs) + MINUTE_MS;

type WebhookParts = Pick<Books, 'payments' | 'clock' | 'inTransaction'> & {
  audit: AuditLog;
  keySets: KeySets;
  drain: Drain;
  inquiry: Inquiry;
  open: Vault['open'];
  seal: Vault['seal'];
  leaseMs: number;
};

/** What Toss tells us, unasked. */
export const wireWebhooks = (strapi: Core.Strapi, { keySets, payments, ...parts }: WebhookParts): Webhooks =>
  createWebhooks({
    ...parts,
    reader: tossWebhooks,
    deliveries: createWebhookDeliveryRepository(strapi),
    subjects: createWebhookSubjects(strapi, payments),
    findByHookToken: keySets.findByHookToken,
    securityKeysOf: keySets.securityKeysOf,
    midOf: async (keySetId) => (await keySets.get(keySetId)).mid,
    report: (what, error) => strapi.log.error(`${what} failed: ${describeError(error)}`),
  });
