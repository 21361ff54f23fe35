import type { Core } from '@strapi/strapi';
import type { PluginConfig } from '../../config';
import { createInstallationRepository } from '../../repositories/installations';
import { createRekeyRunRepository } from '../../repositories/rekey-runs';
import { createSealedValueRepository } from '../../repositories/sealed-values';
import type { Vault } from '../../vault/vault';
import type { AuditLog } from '../audit/audit-port';
import type { Jobs } from '../jobs';
import { createVaultLife, type VaultLife } from '../vault-life/vault-life';
import type { Books } from './books';

type VaultLifeParts = Pick<Books, 'inTransaction' | 'clock'> & {
  config: PluginConfig;
  vault: Vault;
  audit: AuditLog;
  jobs: Jobs;
};

/** The life of the vault: its keys, what needs them, and whose database this is. */
export const wireVaultLife = (strapi: Core.Strapi, { config, jobs, ...parts }: VaultLifeParts): VaultLife =>
  createVaultLife({
    ...parts,
    values: createSealedValueRepository(strapi),
    runs: createRekeyRunRepository(strapi),
    marks: createInstallationRepository(strapi),
    environment: config.environment ?? 'test',
    sharedSetting: strapi.config.get<string | undefined>('admin.apiToken.salt') ?? '',
    kick: () => jobs.kick('vault.rekey'),
    log: strapi.log,
  });
