import { randomBytes } from 'node:crypto';
import type { RekeyView } from '../../../../contracts/vault';
import type { Actor } from '../../domain/actor';
import { CommerceError } from '../../domain/errors';
import { BEGINNING, nextPass, type RekeyProgress, type RekeyRun } from '../../domain/rekey-run';
import type { InTransaction } from '../../repositories/ports';
import type { RekeyRunRepository } from '../../repositories/rekey-run-port';
import type { Vault } from '../../vault/vault';
import type { AuditLog } from '../audit/audit-port';
import type { Clock } from '../clock';
import { rekeyView } from './rekey-view';
import { createRekeyWalk, type RekeyWalkPorts } from './rekey-walk';
import type { SealedCounts } from './sealed-counts';

export type RekeyPorts = RekeyWalkPorts & {
  runs: RekeyRunRepository;
  vault: Pick<Vault, 'kid' | 'requireKey' | 'reseal'>;
  counts: SealedCounts;
  audit: AuditLog;
  inTransaction: InTransaction;
  /** Has the work begin soon, in this process. */
  kick: () => void;
  clock: Clock;
};

/** A server of the version before may go on sealing under the old key while it ends: then there is something left again. */
const MAX_PASSES = 3;

const newRunId = (): string => `rk_${randomBytes(12).toString('hex')}`;

const underWay = (): CommerceError =>
  new CommerceError('ILLEGAL_TRANSITION', 'Secrets are being sealed anew already: wait until that is over');

const entryOf = ({ runId, kid, total, progress, startedBy }: RekeyRun, phase: 'begun' | 'ended', left: number) => ({
  actor: startedBy,
  action: 'vault.rekeyed' as const,
  subject: { kind: 'vault' as const, id: kid },
  details: { run: runId, phase, total, done: progress.done, closed: progress.closed, left },
});

/** Seals everything anew under the newest key: begun by a person, done in the background by whichever process may. */
export const createRekey = (ports: RekeyPorts) => {
  const { runs, vault, counts, audit, inTransaction, clock } = ports;
  const walk = createRekeyWalk(ports);

  /** @returns the run as it stands then; `null` when another process has taken it further. */
  const keep = async (run: RekeyRun, change: Partial<RekeyRun>): Promise<RekeyRun | null> => {
    const changed = { ...run, ...change, progressedAt: clock(), version: run.version + 1 };
    return (await runs.update(changed, run.version)) ? changed : null;
  };

  const begun = (kid: string, isDryRun: boolean, by: Actor, total: number): RekeyRun => ({
    ...{ runId: newRunId(), isDryRun, state: 'running', kid, startedBy: by, total, progress: BEGINNING },
    ...{ startedAt: clock(), progressedAt: clock(), endedAt: null, version: 1 },
  });

  /** What another key was newest for, nobody walks any more. */
  const stopOutdated = async (kid: string): Promise<void> => {
    const run = await runs.current();
    if (run && run.kid !== kid) await keep(run, { state: 'stopped', endedAt: clock() });
  };

  const finish = async (run: RekeyRun, left: number): Promise<void> => {
    await inTransaction(async () => {
      const done = await keep(run, { state: 'done', endedAt: clock() });
      if (done && !run.isDryRun) await audit.record(entryOf(done, 'ended', left));
    });
  };

  /** All columns are done: is there more that can be opened? */
  const endOfPass = async (run: RekeyRun): Promise<RekeyProgress | null> => {
    const { left } = await counts.fresh();
    const { closed, pass } = run.progress;
    if (!run.isDryRun && left > closed && pass < MAX_PASSES) return nextPass(run.progress);
    await finish(run, left);
    return null;
  };

  return {
    /**
     * Begins a walk. Its progress is in `last`.
     *
     * @throws CommerceError `VAULT_KEY_MISSING`; `ILLEGAL_TRANSITION` while another walk is under way
     */
    async start({ isDryRun }: { isDryRun: boolean }, by: Actor): Promise<RekeyView> {
      vault.requireKey();
      const kid = vault.kid ?? '';
      await stopOutdated(kid);
      const { left } = await counts.fresh();
      const run = begun(kid, isDryRun, by, left);
      await inTransaction(async () => {
        if (!(await runs.insert(run))) throw underWay();
        if (!isDryRun) await audit.record(entryOf(run, 'begun', left));
      });
      ports.kick();
      return rekeyView(run);
    },

    last: async (): Promise<RekeyView | null> => {
      const run = await runs.last();
      return run && rekeyView(run);
    },

    /** Goes on with the walk that is under way, batch by batch, until it is over or `mayGoOn` says no. */
    async work(mayGoOn: () => boolean): Promise<void> {
      let run = await runs.current();
      while (run?.kid === vault.kid && mayGoOn()) {
        const progress: RekeyProgress | null = (await walk.step(run)) ?? (await endOfPass(run));
        run = progress && (await keep(run, { progress }));
      }
    },
  };
};

export type Rekey = ReturnType<typeof createRekey>;
