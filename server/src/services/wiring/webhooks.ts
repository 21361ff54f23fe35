import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { PluginConfig } from '../../config';
import { tossWebhooks } from '../../providers/toss/webhook';
import { signatureBy } from '../../providers/toss/webhook-signature';
import { createHookAddressRepository } from '../../repositories/hook-addresses';
import { createWebhookDeliveryRepository } from '../../repositories/webhook-deliveries';
import { createWebhookHeardRepository } from '../../repositories/webhook-heard';
import { createWebhookSubjects } from '../../repositories/webhook-subjects';
import type { Vault } from '../../vault/vault';
import type { AuditLog } from '../audit/audit-port';
import { describeError } from '../describe-error';
import type { Drain } from '../drain';
import type { Inquiry } from '../inquiry';
import type { KeySets } from '../key-sets';
import { createSendToSelf } from '../send-to-self';
import { createSelfTestKeys, createWebhookSelfTest, type WebhookSelfTest } from '../webhook-self-test';
import { createWebhookSummary, type WebhookSummary } from '../webhook-summary';
import { createWebhooks, type Webhooks } from '../webhooks';
import type { Books } from './books';

const MINUTE_MS = 60_000;

/** The time in which a webhook's work is over: two secrets may be tried at the provider, and the database takes its time. */
export const webhookLeaseMs = ({ connectTimeoutMs, readTimeoutMs }: PluginConfig['toss']): number =>
  2 * (connectTimeoutMs + readTimeoutMs) + MINUTE_MS;

type WebhookParts = Pick<Books, 'clock' | 'inTransaction'> & {
  audit: AuditLog;
  keySets: KeySets;
  drain: Drain;
  inquiry: Inquiry;
  open: Vault['open'];
  seal: Vault['seal'];
  leaseMs: number;
};

/** What Toss tells us, unasked. */
export const wireWebhooks = (strapi: Core.Strapi, { keySets, ...parts }: WebhookParts): Webhooks =>
  createWebhooks({
    ...parts,
    reader: tossWebhooks,
    deliveries: createWebhookDeliveryRepository(strapi),
    subjects: createWebhookSubjects(strapi),
    keySetIdsOf: createHookAddressRepository(strapi).keySetIdsOf,
    securityKeysOf: keySets.securityKeysOf,
    selfTestKeysOf: createSelfTestKeys(keySets),
    midOf: async (keySetId) => (await keySets.get(keySetId)).mid,
    report: (what, error) => strapi.log.error(`${what} failed: ${describeError(error)}`),
  });

/** What the panel's page of webhooks shows and does beside the list. */
export const wireWebhookPage = (
  strapi: Core.Strapi,
  { keySets, audit, clock }: Pick<WebhookParts, 'keySets' | 'audit' | 'clock'>
): { webhookSelfTest: WebhookSelfTest; webhookSummary: WebhookSummary } => ({
  webhookSelfTest: createWebhookSelfTest({
    webhookAddress: keySets.webhookAddress,
    securityKeysOf: keySets.securityKeysOf,
    sign: signatureBy,
    send: createSendToSelf(() => strapi.server.httpServer.address()),
    deliveries: createWebhookDeliveryRepository(strapi),
    ...{ audit, clock },
    wait: async (ms) => wait(ms),
  }),
  webhookSummary: createWebhookSummary({
    heard: createWebhookHeardRepository(strapi),
    listKeySets: () => keySets.list(),
  }),
});
