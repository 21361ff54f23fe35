import { SEALED_TYPES } from '../../server/src/repositories/sealed-columns';
import { createVault } from '../../server/src/vault/vault';
import type { Host } from './host-app';

export type Sealed = { place: string; sealed: string; row: string; field: string };

/** Every sealed value in the database, and where it stands. */
export const everySealedIn = async ({ strapi }: Host): Promise<Sealed[]> => {
  const found: Sealed[] = [];
  for (const { uid, row: idField, fields } of SEALED_TYPES) {
    for (const row of (await strapi.db.query(uid).findMany({})) as Record<string, unknown>[]) {
      for (const field of fields) {
        if (typeof row[field] !== 'string') continue;
        found.push({ place: `${uid} ${field}`, sealed: row[field], row: String(row[idField]), field });
      }
    }
  }
  return found;
};

/** What all of them say. @throws CommerceError when one does not open under these keys */
export const openAllIn = async (host: Host, keys: string[]): Promise<Set<string>> => {
  const vault = createVault({ keys });
  const all = await everySealedIn(host);
  return new Set(await Promise.all(all.map(({ sealed, ...place }) => vault.open(sealed, place))));
};
