import type { AuditFindingReason } from '../../../../contracts/audit';
import { SYSTEM } from '../../domain/actor';
import { FIRST_HASH, type AuditHead, type AuditRow } from '../../domain/audit-entry';
import type { AuditEntryRepository, AuditHeadRepository } from '../../repositories/audit-entry-port';
import type { InTransaction } from '../../repositories/ports';
import type { Signer } from '../../vault/signer';
import type { Clock } from '../clock';
import { headAt, headCheckOf, linkAfter, witnessOf } from './links';
import { writtenEntry } from './written-entry';

export type ChainPorts = {
  entries: AuditEntryRepository;
  heads: AuditHeadRepository;
  signer: Signer;
  inTransaction: InTransaction;
  clock: Clock;
};

/** So few at once that nobody waits long for the rows: on SQLite everybody else waits meanwhile. */
const BATCH = 100;

/**
 * How long what was signed with a key that is not configured here is left to other processes: while a new key is rolled
 * out, those that have it already sign with it.
 */
export const UNKNOWN_KEY_WAIT_MS = 10 * 60_000;

const nothing: Pick<AuditHead, 'sequence' | 'hash'> = { sequence: 0, hash: FIRST_HASH };

/** Why the chain's end cannot be trusted; `null` when it can. Without any key there is nothing to tell by. */
const doubtOf = (head: AuditHead, last: AuditRow | null, signer: Signer): AuditFindingReason | null => {
  if ((last?.sequence ?? 0) > head.sequence) return head.sequence === 0 ? 'missing' : 'behind';
  switch (headCheckOf(head, signer)) {
    case 'good':
    case 'none':
      return null;
    case 'missing':
      return 'unsigned';
    case 'unknown_key':
      return 'unknown_key';
    case 'wrong':
      return 'signature';
  }
};

/** Whichever is further: an end that was put back must not have two entries at one place. */
const endOf = (head: AuditHead, last: AuditRow | null): Pick<AuditHead, 'sequence' | 'hash'> =>
  last?.sequence && last.hash && last.sequence > head.sequence ? { sequence: last.sequence, hash: last.hash } : head;

/**
 * Puts entries into the chain, some seconds after they were written. Any number of processes may do it at once: whoever
 * holds the head's lock goes first, and the others go on from where that one ended.
 */
export const createChain = (ports: ChainPorts) => {
  const { entries, heads, signer, inTransaction, clock } = ports;

  const isForOthers = ({ signedWith, at }: Pick<AuditRow, 'signedWith' | 'at'>): boolean =>
    signedWith !== null && !signer.knows(signedWith) && Math.abs(clock() - at) < UNKNOWN_KEY_WAIT_MS;

  const waiting = async (): Promise<AuditRow[]> => {
    const rows = await entries.unchained(BATCH);
    return rows.filter((row) => !isForOthers(row));
  };

  const put = async (rows: readonly AuditRow[], from: Pick<AuditHead, 'sequence' | 'hash'>): Promise<void> => {
    let end = from;
    for (const row of rows) {
      const link = linkAfter(end, row, witnessOf(row, signer));
      await entries.chain(row.id, link);
      end = link;
    }
    await heads.move(headAt(end, clock(), signer));
  };

  /** The chain goes on, since what happens must be written down; but what is signed now vouches for nothing before. */
  const resumed = async (reason: AuditFindingReason, head: AuditHead): Promise<AuditRow[]> => {
    const marker = writtenEntry(
      {
        actor: SYSTEM,
        action: 'audit.chain_resumed',
        subject: { kind: 'audit', id: null },
        details: { reason, sequence: head.sequence, hash: head.hash },
      },
      signer,
      clock()
    );
    await entries.append(marker);
    const row = await entries.find(marker.entryId);
    return row ? [row] : [];
  };

  /** @returns whether there may be more */
  const batch = (): Promise<boolean> =>
    inTransaction(async () => {
      // First of all, also before any read: MariaDB shows a transaction the past from its first plain read on.
      const head = await heads.lock();
      if (!head || isForOthers(head)) return false;
      const rows = await waiting();
      if (rows.length === 0 && head.signedWith === signer.kid) return false;
      const last = await entries.last();
      const doubt = doubtOf(head, last, signer);
      await put([...(doubt ? await resumed(doubt, head) : []), ...rows], endOf(head, last));
      return rows.length === BATCH;
    });

  /** Is there nothing to do? Asked without a lock, since that is the answer most of the time. */
  const isIdle = async (): Promise<boolean> => {
    const [row] = await entries.unchained(1);
    if (row) return false;
    const head = await heads.find();
    return head === null || head.signedWith === signer.kid;
  };

  return {
    /** Chains all that waits, batch by batch, as long as `mayGoOn`. */
    async work(mayGoOn: () => boolean = () => true): Promise<void> {
      if (await isIdle()) return;
      // Not in the transaction: on MariaDB those who begin at once would wait for one another.
      if (!(await heads.find())) await heads.begin(headAt(nothing, clock(), signer));
      while (mayGoOn() && (await batch()));
    },
  };
};

export type Chain = ReturnType<typeof createChain>;
