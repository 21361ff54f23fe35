import type { Core } from '@strapi/types';

/** The pool behind knex (`tarn`), as far as it tells what happens. */
type Pool = { on: (event: 'acquireSuccess' | 'release', listen: (...args: unknown[]) => void) => void };

/** `heldMs`: how long connections were kept, all added up; `statements`: with BEGIN and COMMIT. */
export type PoolFigures = { taken: number; heldMs: number; statements: number };

/** Counts how often a connection is taken out of the pool, and how long it is kept. */
export const watchPool = (strapi: Core.Strapi) => {
  const { pool } = strapi.db.connection.client as { pool?: Pool };
  const since = new Map<unknown, number>();
  const read: PoolFigures = { taken: 0, heldMs: 0, statements: 0 };
  pool?.on('acquireSuccess', (_request, connection) => {
    read.taken += 1;
    since.set(connection, performance.now());
  });
  pool?.on('release', (connection) => {
    read.heldMs += performance.now() - (since.get(connection) ?? performance.now());
    since.delete(connection);
  });
  strapi.db.connection.on('query', () => void (read.statements += 1));
  return { read: () => ({ ...read }) };
};
