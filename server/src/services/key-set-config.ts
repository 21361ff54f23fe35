import { createHash } from 'node:crypto';
import { SYSTEM } from '../domain/actor';
import { declaredSettings, type DeclaredKeySet } from '../domain/declared-key-set';
import { isNamesake, SECRET_SLOTS, type KeySet } from '../domain/key-set';
import type { KeySetRepository } from '../repositories/key-set-port';
import type { InTransaction } from '../repositories/ports';
import type { Vault } from '../vault/vault';
import type { AuditLog } from './audit/audit-port';
import type { Clock } from './clock';
import { declaredSecrets, notedSecrets, uselessReferences } from './declared-secrets';
import { describeError } from './describe-error';
import { sealedHook } from './hook-tokens';
import { createKeySetStore, despiteChanges, isUnchanged } from './key-set-store';
import type { ReadVariable } from './open-secret';
import { seenKeySet } from './seen-key-sets';

export type DeclaredKeySetPorts = {
  /** As they are stored, not as they are seen. */
  keySets: KeySetRepository;
  inTransaction: InTransaction;
  audit: AuditLog;
  vault: Pick<Vault, 'seal'>;
  readVariable: ReadVariable;
  clock: Clock;
  log: { info: (message: string) => void; error: (message: string) => void };
};

const DETAILS = { source: 'config' } as const;

/** The same in every process, so that of several that boot at once one makes the set and the others find it. */
const declaredId = ({ clientKey }: DeclaredKeySet): string =>
  `ks_${createHash('sha256').update(`commerce-payments/declared-key-set/1:${clientKey}`).digest('hex').slice(0, 24)}`;

/** The set that a declaration is about: of its client key, one from config before one from the panel, enabled before not. */
const setOf = (keySets: readonly KeySet[], { clientKey }: DeclaredKeySet): KeySet | undefined => {
  const rank = ({ managedBy, isEnabled }: KeySet): number => (managedBy === 'config' ? 2 : 0) + (isEnabled ? 1 : 0);
  return keySets.filter((keySet) => keySet.clientKey === clientKey).sort((a, b) => rank(b) - rank(a))[0];
};

/** Key sets that the host's config declares: made or changed at boot, and let go when config no longer names them. */
export const createDeclaredKeySets = (ports: DeclaredKeySetPorts) => {
  const { keySets, vault, readVariable, clock, log } = ports;
  const store = createKeySetStore(ports);

  const write = async (before: KeySet, after: KeySet, what: string): Promise<void> => {
    if (isUnchanged(before, after)) return;
    await store.replace(before, after, { by: SYSTEM, action: 'key_set.updated', details: DETAILS });
    log.info(`Commerce Payments ${what} the key set "${after.name}"`);
  };

  const make = async (declared: DeclaredKeySet): Promise<void> => {
    const { environment, kind, isEnabled = true } = declared;
    const keySetId = declaredId(declared);
    const isDefault = declared.isDefault ?? (await keySets.findDefault(environment, kind)) === null;
    const made: KeySet = {
      ...declaredSettings(declared),
      ...(await sealedHook(vault, keySetId)),
      ...{ keySetId, provider: 'toss', isEnabled, isDefault: isDefault && isEnabled, managedBy: 'config' },
      secrets: declaredSecrets(declared, null, readVariable, clock()),
      ...{ verification: null, version: 1, modifiedBy: SYSTEM.name, modifiedAt: clock() },
    };
    await store.insert(made, { by: SYSTEM, action: 'key_set.created', details: DETAILS });
    log.info(`Commerce Payments made the key set "${made.name}" as its config declares it`);
  };

  /** What a person switched off in an emergency stays off: config switches off, never on. */
  const change = async (before: KeySet, declared: DeclaredKeySet): Promise<void> => {
    const isEnabled = before.isEnabled && declared.isEnabled !== false;
    const secrets = declaredSecrets(declared, before.secrets, readVariable, clock());
    const isSameKey = secrets.primarySecretKey?.fingerprint === before.secrets.primarySecretKey?.fingerprint;
    const after: KeySet = {
      ...before,
      ...declaredSettings(declared),
      ...{ isEnabled, secrets, managedBy: 'config' },
      isDefault:
        declared.isDefault === true && isEnabled ? true : declared.isDefault === false ? false : before.isDefault,
      verification: isSameKey ? before.verification : null,
    };
    await write(before, after, 'changed, as its config declares,');
  };

  /** The payments of a set that config no longer names still need it: only who looks after it is another. */
  const letGo = (before: KeySet): Promise<void> =>
    write(before, { ...before, managedBy: 'panel' }, 'no longer finds in its config, and left to the panel,');

  /** A variable that holds another key than it did: that is a change like any other. */
  const note = async (before: KeySet): Promise<void> => {
    const secrets = notedSecrets(before.secrets, seenKeySet(before, readVariable).secrets, clock());
    const isSameKey = secrets.primarySecretKey?.fingerprint === before.secrets.primarySecretKey?.fingerprint;
    const verification = isSameKey ? before.verification : null;
    await write(before, { ...before, secrets, verification }, 'found another key in a variable of');
  };

  const sayUseless = (name: string, reference: string, problem: string): void =>
    log.error(`Commerce Payments cannot use ${reference} for the key set "${name}": ${problem}`);

  /** References of sets that nobody declares; what is declared is said from the declaration, also what is not yet used. */
  const sayWhatIsMissing = (keySet: KeySet): void => {
    const { name, secrets } = seenKeySet(keySet, readVariable);
    for (const slot of SECRET_SLOTS) {
      const { reference, problem } = secrets[slot] ?? {};
      if (reference && problem !== undefined) sayUseless(name, reference, problem);
    }
  };

  const sayWhoShareAName = (stored: readonly KeySet[]): void => {
    const shared = stored.filter((one, index) => stored.slice(0, index).some((other) => isNamesake(one, other)));
    for (const { name, environment, kind } of shared)
      log.error(
        `Two enabled key sets of Commerce Payments are called "${name}" (${environment}, ${kind}): orders that name ` +
          'them are refused until one of them is renamed or switched off'
      );
  };

  const once = async (declared: readonly DeclaredKeySet[]): Promise<void> => {
    for (const one of declared) {
      const before = setOf(await keySets.list(), one);
      await (before ? change(before, one) : make(one));
    }
    const stored = await keySets.list();
    const wanted = new Set(declared.map((one) => setOf(stored, one)?.keySetId));
    for (const keySet of stored) {
      if (keySet.managedBy === 'config' && !wanted.has(keySet.keySetId)) await letGo(keySet);
      else await note(keySet);
    }
  };

  return {
    /**
     * Makes the key sets be as config declares them. Repeatable, and safe when several processes do it at once. Nothing
     * is thrown: a shop's pages start although its keys are not in order, and what is wrong is logged and shown.
     */
    async apply(declared: readonly DeclaredKeySet[]): Promise<void> {
      try {
        await despiteChanges(() => once(declared));
        const stored = await keySets.list();
        stored.filter(({ managedBy }) => managedBy !== 'config').forEach(sayWhatIsMissing);
        for (const one of declared)
          for (const { reference, problem } of uselessReferences(one, readVariable))
            sayUseless(one.name.trim(), reference, problem);
        sayWhoShareAName(stored);
      } catch (error) {
        log.error(`Commerce Payments could not bring its key sets in line with its config: ${describeError(error)}`);
      }
    },
  };
};

export type DeclaredKeySets = ReturnType<typeof createDeclaredKeySets>;
