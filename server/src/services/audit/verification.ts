import type { AuditFinding, AuditProgress, AuditVerificationView } from '../../../../contracts/audit';
import type { AuditHead, AuditRow } from '../../domain/audit-entry';
import type { AuditEntryRepository, AuditHeadRepository } from '../../repositories/audit-entry-port';
import type { Signer } from '../../vault/signer';
import type { Clock } from '../clock';
import type { Chain } from './chain';
import { headCheckOf } from './links';
import { START, stepOver, wrongAtEnd, wrongWaiting } from './walk';

export type VerificationPorts = {
  entries: Pick<AuditEntryRepository, 'chainedAfter' | 'unchained'>;
  heads: Pick<AuditHeadRepository, 'find'>;
  signer: Signer;
  chain: Pick<Chain, 'work'>;
  clock: Clock;
};

/** Entries in memory at a time, and in one step: a step takes about a second. */
const PAGE = 1_000;
const STEP = 20_000;
const MAX_FINDINGS = 100;
/** Chaining takes seconds; what another process has signed with a newer key waits for at most ten minutes. */
const PATIENCE_MS = 15 * 60_000;
/** More than these are not counted. */
const MAX_WAITING = 1_000;

/** Walks along the chain and compares. Nothing is written, but for the entries that are chained first. */
export const createVerification = ({ entries, heads, signer, chain, clock }: VerificationPorts) => {
  const walkPage = (from: AuditProgress, page: readonly AuditRow[], findings: AuditFinding[]): AuditProgress =>
    page.reduce((walked, row) => stepOver(walked, row, signer, findings), from);

  const finish = async (walked: AuditProgress, head: AuditHead | null) => {
    const waiting = await entries.unchained(MAX_WAITING);
    return {
      findings: [...wrongAtEnd(walked, head, signer), ...wrongWaiting(waiting, clock(), PATIENCE_MS)],
      end: {
        sequence: walked.sequence,
        hash: walked.hash,
        isSigned: head !== null && headCheckOf(head, signer) === 'good',
        unchained: waiting.length,
        verifiedAt: new Date(clock()).toISOString(),
      },
    };
  };

  /** The chain grows meanwhile. An entry and the end that counts it come at once, and the end is read after the entries. */
  const hasMore = async ({ place, sequence }: AuditProgress, head: AuditHead | null): Promise<boolean> =>
    head !== null && head.sequence > sequence && (await entries.chainedAfter(place, 1)).length > 0;

  return {
    /**
     * One step of a verification.
     *
     * @param after where the step before it ended; the beginning without one
     */
    async step(after: AuditProgress | null): Promise<AuditVerificationView> {
      if (!after) await chain.work();
      const findings: AuditFinding[] = [];
      let walked = after ?? START;
      let head: AuditHead | null = null;
      let checked = 0;
      let isDone = false;
      while (!isDone && checked < STEP) {
        const page = await entries.chainedAfter(walked.place, PAGE);
        walked = walkPage(walked, page, findings);
        checked += page.length;
        head = await heads.find();
        isDone = page.length < PAGE && !(await hasMore(walked, head));
      }
      const { findings: atEnd, end } = isDone ? await finish(walked, head) : { findings: [], end: null };
      return {
        next: isDone ? null : walked,
        checked,
        total: Math.max(head?.sequence ?? 0, walked.sequence),
        findings: [...findings, ...atEnd].slice(0, MAX_FINDINGS),
        end,
      };
    },
  };
};

export type Verification = ReturnType<typeof createVerification>;
