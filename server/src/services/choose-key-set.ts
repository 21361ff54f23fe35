import { KEY_KINDS, type Environment, type KeyKind } from '../../../contracts/keys';
import { CommerceError } from '../domain/errors';
import { isSameName, type KeySet } from '../domain/key-set';
import type { KeySetRepository } from '../repositories/key-set-port';

/** The set that new orders are made under, with what a page may know of it. */
export type ActiveKeySet = { keySetId: string; environment: Environment; kind: KeyKind; clientKey: string };

export type KeySetChoice = { kind?: KeyKind | undefined; name?: string | undefined };

type Ports = { keySets: Pick<KeySetRepository, 'list' | 'findDefault'>; environment: Environment };

const activeOf = ({ keySetId, environment, kind, clientKey }: KeySet): ActiveKeySet => ({
  keySetId,
  environment,
  kind,
  clientKey,
});

/** Which key set a new order is made under: the default, or one that the shop names. */
export const createKeySetChoice = ({ keySets, environment }: Ports) => {
  const enabledDefault = async (wanted: Environment, kind: KeyKind): Promise<KeySet | null> => {
    const found = await keySets.findDefault(wanted, kind);
    return found?.isEnabled ? found : null;
  };

  /** The sets that an order of this kind may mean. */
  const meant = async (kind: KeyKind, name: string | undefined): Promise<KeySet[]> => {
    if (name === undefined) return [await keySets.findDefault(environment, kind)].filter((found) => found !== null);
    return (await keySets.list()).filter(
      (keySet) =>
        keySet.isEnabled && keySet.environment === environment && keySet.kind === kind && isSameName(keySet.name, name)
    );
  };

  return {
    /** The enabled default of this environment and kind; `null` when there is none. */
    enabledDefault,

    /**
     * The set for a new order, of the environment in force: the one of that name, else the default. Without a kind: the
     * widget's, and where there is none the API's. What was switched off, and two of one name, are not passed over for
     * the other kind: the money would go to another account than anybody meant.
     *
     * @throws CommerceError `KEY_SET_NOT_CONFIGURED` when there is no such enabled set, or more than one; it does not say
     * which there are
     */
    async choose({ kind, name }: KeySetChoice): Promise<ActiveKeySet> {
      for (const wanted of kind === undefined ? KEY_KINDS : [kind]) {
        const [found, ...more] = await meant(wanted, name);
        if (!found) continue;
        if (found.isEnabled && more.length === 0) return activeOf(found);
        break;
      }
      const what = name === undefined ? 'no enabled default key set for this' : 'no enabled key set of this name';
      throw new CommerceError('KEY_SET_NOT_CONFIGURED', `There is ${what}`, {
        environment,
        ...(kind && { kind }),
        ...(name !== undefined && { keySet: name }),
      });
    },
  };
};
