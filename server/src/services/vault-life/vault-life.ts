import type { VaultFinding, VaultView } from '../../../../contracts/vault';
import type { Vault } from '../../vault/vault';
import { describeError } from '../describe-error';
import { createInstallation, type InstallationPorts } from './installation';
import { noticeOf } from './notices';
import { createRekey, type RekeyPorts } from './rekey';
import { createSealedCounts, type SealedCount, type SealedCountsPorts } from './sealed-counts';

export type VaultLifePorts = Omit<RekeyPorts, 'counts' | 'values' | 'vault'> &
  InstallationPorts & {
    values: RekeyPorts['values'] & SealedCountsPorts['values'];
    vault: Pick<Vault, 'kid' | 'kids' | 'source' | 'problem' | 'requireKey' | 'reseal'>;
    log: { warn: (message: string) => void; error: (message: string) => void };
  };

/** The keys that seal, what needs them, and whose database this is: for the panel, the list of problems and the log. */
export const createVaultLife = (ports: VaultLifePorts) => {
  const { vault, values, clock, log } = ports;
  const counts = createSealedCounts({ values, kids: vault.kids, clock });
  const rekey = createRekey({ ...ports, counts });
  const installation = createInstallation(ports);

  const keyFindings = ({ kids, total }: SealedCount): VaultFinding[] => {
    if (vault.problem !== null) return [{ code: 'VAULT_KEY_MISSING', problem: vault.problem, values: total }];
    return kids.flatMap(({ kid, isConfigured, values: number, tables }) =>
      kid === null || isConfigured ? [] : [{ code: 'VAULT_KEY_UNKNOWN', kid, values: number, tables }]
    );
  };

  const findings = async (): Promise<VaultFinding[]> => {
    const whose = await installation.view();
    return [
      ...keyFindings(await counts.forFindings()),
      ...(whose && whose.differs.length > 0 ? [{ code: 'OTHER_INSTALLATION' as const, installation: whose }] : []),
    ];
  };

  return {
    /** What is wrong now. Empty when all is well. */
    findings,

    async state(): Promise<VaultView> {
      const last = await rekey.last();
      // What another process has sealed anew changes what this one has counted.
      const { kids, left, countedAt } = await counts.recent(last?.endedAt ? Date.parse(last.endedAt) : 0);
      return {
        ...{ source: vault.source, problem: vault.problem, kid: vault.kid, configured: [...vault.kids], kids, left },
        countedAt: new Date(countedAt).toISOString(),
        rekey: last,
        installation: await installation.view(),
      };
    },

    startRekey: rekey.start,
    /** Goes on with a rekey that is under way. */
    work: rekey.work,
    accept: installation.accept,

    /** Says once in the log what is wrong. Called when the server listens; nothing waits for it, and nothing fails by it. */
    async atBoot(): Promise<void> {
      try {
        await installation.arrive();
        for (const finding of await findings()) {
          const notice = `Commerce Payments: ${noticeOf(finding)}`;
          if (finding.code === 'VAULT_KEY_MISSING') log.warn(notice);
          else log.error(notice);
        }
      } catch (error) {
        log.error(`Commerce Payments could not look at its vault: ${describeError(error)}`);
      }
    },
  };
};

export type VaultLife = ReturnType<typeof createVaultLife>;
