import { SEALED_TYPES } from '../../../server/src/repositories/sealed-columns';
import { createVault } from '../../../server/src/vault/vault';
import type { HostProcess } from './host-process';

/** Every sealed value in the database, by where it stands. */
export const sealedIn = async (host: HostProcess): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for (const { uid, row: idField, fields } of SEALED_TYPES) {
    for (const row of await host.ask<Record<string, unknown>[]>('select', uid, {})) {
      for (const field of fields) {
        if (typeof row[field] === 'string') found.set(`${String(row[idField])} ${field}`, row[field]);
      }
    }
  }
  return found;
};

/** What they say. @throws CommerceError when one does not open under these keys, or not in its place */
export const openSealed = async (
  sealed: ReadonlyMap<string, string>,
  keys: readonly string[]
): Promise<Record<string, string>> => {
  const vault = createVault({ keys });
  const said: Record<string, string> = {};
  for (const [place, value] of sealed) {
    const [row = '', field = ''] = place.split(' ');
    said[place] = await vault.open(value, { row, field });
  }
  return said;
};

/** The name of the key that each is sealed under. */
export const kidsOf = (sealed: ReadonlyMap<string, string>): Set<string> =>
  new Set(
    [...sealed.values()].map((value) => {
      const header = Buffer.from(value.split('.')[0] ?? '', 'base64url').toString();
      return (JSON.parse(header) as { kid: string }).kid;
    })
  );
