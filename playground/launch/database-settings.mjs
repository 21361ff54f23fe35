import { Sentence } from './sentence.mjs';

const CLIENTS = ['sqlite', 'postgres', 'mysql'];

/**
 * Which database the playground uses: SQLite in its own folder, or the one at DATABASE_URL.
 *
 * @param {Record<string, string | undefined>} env
 * @returns {{ client: string, url: string | null }}
 * @throws Sentence for an unknown client or a server without an address
 */
export const readDatabase = (env) => {
  const client = env.DATABASE_CLIENT || 'sqlite';
  if (!CLIENTS.includes(client)) {
    throw new Sentence(`DATABASE_CLIENT must be one of ${CLIENTS.join(', ')}; it is "${client}".`);
  }
  if (client === 'sqlite') return { client, url: null };
  if (!env.DATABASE_URL || !URL.canParse(env.DATABASE_URL)) {
    const example = `${client}://user:password@127.0.0.1/playground`;
    throw new Sentence(`DATABASE_CLIENT=${client} needs DATABASE_URL, for example ${example}.`);
  }
  return { client, url: env.DATABASE_URL };
};
