import type { VaultKid } from '../../../../contracts/vault';
import { kidOfPrefix } from '../../domain/sealed-prefix';
import type { SealedValueRepository } from '../../repositories/sealed-value-port';
import type { Clock } from '../clock';

export type SealedCountsPorts = {
  values: Pick<SealedValueRepository, 'columns' | 'countByPrefix'>;
  /** Names of the keys that open, newest first. */
  kids: readonly string[];
  clock: Clock;
};

/** `countedAt`: when it was begun. */
export type SealedCount = { kids: VaultKid[]; total: number; left: number; countedAt: number };

/** A count reads the beginning of every sealed value there is: several pages share one. */
const KEEP_MS = 10_000;
/**
 * For who only asks whether a key is missing. While none is, that changes with the config, and so with a restart, which
 * counts: of a million payments that is seconds of the database's, which it is not to spend every few minutes.
 */
const KEEP_GOOD_MS = 6 * 3_600_000;

type Seen = { kid: string | null; table: string; values: number };

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

const tablesOf = (seen: readonly Seen[]): Record<string, number> => {
  const tables: Record<string, number> = {};
  for (const { table, values } of seen) tables[table] = (tables[table] ?? 0) + values;
  return tables;
};

/** Configured keys first, newest first; then those that are missing, the most needed first. */
const inOrder = (configured: readonly string[], kids: readonly VaultKid[]): VaultKid[] => {
  const place = ({ kid }: VaultKid): number => {
    const found = kid === null ? -1 : configured.indexOf(kid);
    return found === -1 ? configured.length : found;
  };
  return [...kids].sort((one, other) => place(one) - place(other) || other.values - one.values);
};

/** How many values are sealed under which key, by their beginnings: nothing is opened. */
export const createSealedCounts = ({ values, kids: configured, clock }: SealedCountsPorts) => {
  let kept: SealedCount | null = null;
  let counting: { since: number; promise: Promise<SealedCount> } | null = null;

  const look = async (): Promise<Seen[]> => {
    const seen: Seen[] = [];
    // One after the other: a count is no reason to take several connections.
    for (const column of values.columns) {
      for (const { prefix, values: number } of await values.countByPrefix(column)) {
        seen.push({ kid: kidOfPrefix(prefix), table: column.table, values: number });
      }
    }
    return seen;
  };

  const count = async (countedAt: number): Promise<SealedCount> => {
    const seen = await look();
    const kids = [...new Set(seen.map(({ kid }) => kid))].map((kid): VaultKid => {
      const own = seen.filter((one) => one.kid === kid);
      const isConfigured = kid !== null && configured.includes(kid);
      return {
        ...{ kid, isConfigured, isNewest: isConfigured && kid === configured[0] },
        values: sumOf(own.map((one) => one.values)),
        tables: tablesOf(own),
      };
    });
    const total = sumOf(kids.map((kid) => kid.values));
    const left = sumOf(kids.filter(({ isNewest }) => !isNewest).map((kid) => kid.values));
    return { kids: inOrder(configured, kids), total, left, countedAt };
  };

  const fresh = (): Promise<SealedCount> => {
    const since = clock();
    const mine = { since, promise: count(since) };
    counting = mine;
    const isNewest = (): boolean => counting === mine;
    return mine.promise
      .then((counted) => {
        if (isNewest()) kept = counted;
        return counted;
      })
      .finally(() => {
        if (isNewest()) counting = null;
      });
  };

  /** Those who ask while there is a count get its answer. */
  const begunAfter = async (moment: number): Promise<SealedCount> => {
    if (kept && kept.countedAt > moment) return kept;
    return counting && counting.since > moment ? counting.promise : fresh();
  };
  const isGood = (): boolean => kept?.kids.every(({ isConfigured }) => isConfigured) ?? false;

  return {
    /** Counts from now on, whoever else is counting. */
    fresh,
    /** The last count while it is young and was begun after `moment`, else a new one. */
    recent: (moment = 0): Promise<SealedCount> => begunAfter(Math.max(clock() - KEEP_MS, moment)),
    /** Good enough to see whether a key is missing. */
    forFindings: (): Promise<SealedCount> => begunAfter(clock() - (isGood() ? KEEP_GOOD_MS : KEEP_MS)),
  };
};

export type SealedCounts = ReturnType<typeof createSealedCounts>;
