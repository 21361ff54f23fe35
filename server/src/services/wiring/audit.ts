import type { Core } from '@strapi/strapi';
import type { PluginConfig } from '../../config';
import { createAuditEntryRepository } from '../../repositories/audit-entries';
import { createSigner } from '../../vault/signer';
import { createAuditLog } from '../audit/audit-log';
import type { AuditLog } from '../audit/audit-port';

/** The audit trail: signed with keys derived from the vault's. */
export const wireAudit = (strapi: Core.Strapi, config: PluginConfig): AuditLog =>
  createAuditLog({
    entries: createAuditEntryRepository(strapi),
    signer: createSigner({
      keys: config.vault.keys,
      fallback: strapi.config.get<string | undefined>('admin.secrets.encryptionKey'),
    }),
    clock: Date.now,
  });
