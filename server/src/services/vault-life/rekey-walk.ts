import type { ClosedValue } from '../../../../contracts/vault';
import { nextColumn, progressAfter, type RekeyBatch, type RekeyProgress, type RekeyRun } from '../../domain/rekey-run';
import { sealedPrefixOf } from '../../domain/sealed-prefix';
import type { SealedColumn, SealedValue, SealedValueRepository } from '../../repositories/sealed-value-port';
import type { Vault } from '../../vault/vault';

export type RekeyWalkPorts = {
  values: Pick<SealedValueRepository, 'columns' | 'without' | 'replace'>;
  vault: Pick<Vault, 'reseal'>;
};

/** Values in memory at once. A webhook's body may have a megabyte. */
const BATCH = 25;

type Outcome = { done: number; closed: ClosedValue | null };

/** Takes a walk over the sealed values one batch further. Nothing of a run is written here. */
export const createRekeyWalk = ({ values, vault }: RekeyWalkPorts) => {
  const one = async (column: SealedColumn, value: SealedValue, isDryRun: boolean): Promise<Outcome> => {
    const resealed = await vault.reseal(value.sealed, { row: value.row, field: column.field });
    if (resealed === null) return { done: 0, closed: null };
    if ('defect' in resealed) return { done: 0, closed: { ...column, row: value.row, defect: resealed.defect } };
    // A row that was changed meanwhile keeps what it has now; what is still to do there, the next pass finds.
    const isOurs = isDryRun || (await values.replace(column, value, resealed.sealed));
    return { done: isOurs ? 1 : 0, closed: null };
  };

  const batch = async (column: SealedColumn, found: readonly SealedValue[], isDryRun: boolean): Promise<RekeyBatch> => {
    const outcomes: Outcome[] = [];
    for (const value of found) outcomes.push(await one(column, value, isDryRun));
    return {
      lastId: found.at(-1)?.id ?? 0,
      done: outcomes.reduce((sum, { done }) => sum + done, 0),
      closed: outcomes.flatMap(({ closed }) => closed ?? []),
    };
  };

  return {
    /** @returns how far it has come then; `null` when all columns are done. */
    async step({ progress, kid, isDryRun }: RekeyRun): Promise<RekeyProgress | null> {
      const column = values.columns[progress.column];
      if (!column) return null;
      const found = await values.without(column, sealedPrefixOf(kid), progress.afterId, BATCH);
      return found.length === 0 ? nextColumn(progress) : progressAfter(progress, await batch(column, found, isDryRun));
    },
  };
};

export type RekeyWalk = ReturnType<typeof createRekeyWalk>;
