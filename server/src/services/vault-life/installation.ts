import { createHmac, randomUUID } from 'node:crypto';
import type { Environment } from '../../../../contracts/keys';
import type { InstallationView } from '../../../../contracts/vault';
import type { Actor } from '../../domain/actor';
import { differencesOf, type InstallationMark } from '../../domain/installation';
import type { InstallationRepository } from '../../repositories/installation-port';
import type { InTransaction } from '../../repositories/ports';
import type { AuditLog } from '../audit/audit-port';
import type { Clock } from '../clock';

export type InstallationPorts = {
  marks: InstallationRepository;
  environment: Environment;
  /**
   * A setting that all processes of an installation share, that no other one has, and that hardly ever changes: the
   * salt of API tokens, without which none of them works any more. Only a fingerprint of it is kept.
   */
  sharedSetting: string;
  audit: AuditLog;
  inTransaction: InTransaction;
  clock: Clock;
};

const FINGERPRINT_DOMAIN = 'strapi-plugin-commerce-payments/installation/1';
const FINGERPRINT_LENGTH = 32;

/** Bound to the mark's own id: the same setting looks different in two databases. */
const fingerprintOf = (setting: string, installationId: string): string =>
  createHmac('sha256', setting)
    .update(`${FINGERPRINT_DOMAIN}/${installationId}`)
    .digest('hex')
    .slice(0, FINGERPRINT_LENGTH);

/** Whose rows are these? Told by a mark beside them; what does not fit is said, and nothing is blocked. */
export const createInstallation = (ports: InstallationPorts) => {
  const { marks, environment, audit, inTransaction, clock } = ports;

  const markFor = (installationId: string): InstallationMark => ({
    installationId,
    environment,
    settings: fingerprintOf(ports.sharedSetting, installationId),
    markedAt: clock(),
  });

  const differences = (mark: InstallationMark) =>
    differencesOf(mark, { environment, settings: fingerprintOf(ports.sharedSetting, mark.installationId) });

  const view = async (): Promise<InstallationView | null> => {
    const mark = await marks.find();
    return (
      mark && {
        id: mark.installationId,
        environment: mark.environment,
        markedAt: new Date(mark.markedAt).toISOString(),
        differs: differences(mark),
      }
    );
  };

  return {
    view,

    /** Called when a server starts: a database without a mark gets ours, and a shop that went live says so in its mark. */
    async arrive(): Promise<void> {
      const mark = await marks.find();
      if (!mark) return marks.insert(markFor(randomUUID()));
      const hasGoneLive = mark.environment !== environment && differences(mark).length === 0;
      if (hasGoneLive) await marks.replace(mark, { ...mark, environment });
    },

    /** Takes the database as this installation's own: a person says that the copy or import is meant. */
    async accept(by: Actor): Promise<InstallationView | null> {
      const mark = await marks.find();
      if (mark && differences(mark).length > 0) {
        const own = markFor(randomUUID());
        await inTransaction(async () => {
          if (!(await marks.replace(mark, own))) return;
          await audit.record({
            actor: by,
            action: 'vault.installation_accepted',
            subject: { kind: 'vault', id: own.installationId },
            changes: {
              installation: { from: mark.installationId, to: own.installationId },
              environment: { from: mark.environment, to: own.environment },
            },
          });
        });
      }
      return view();
    },
  };
};

export type InstallationWatch = ReturnType<typeof createInstallation>;
