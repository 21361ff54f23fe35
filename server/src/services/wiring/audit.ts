import type { Core } from '@strapi/strapi';
import type { PluginConfig } from '../../config';
import { createAuditEntryRepository } from '../../repositories/audit-entries';
import { createAuditHeadRepository } from '../../repositories/audit-heads';
import { createInTransaction } from '../../repositories/transaction';
import { createSigner } from '../../vault/signer';
import { createAudit, type Audit } from '../audit/audit';

/** The audit trail: signed with keys derived from the vault's. */
export const wireAudit = (strapi: Core.Strapi, config: PluginConfig): Audit =>
  createAudit({
    entries: createAuditEntryRepository(strapi),
    heads: createAuditHeadRepository(strapi),
    inTransaction: createInTransaction(strapi),
    signer: createSigner({
      keys: config.vault.keys,
      fallback: strapi.config.get<string | undefined>('admin.secrets.encryptionKey'),
    }),
    clock: Date.now,
  });
