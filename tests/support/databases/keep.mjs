import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const KEEPER = fileURLToPath(new URL('./keeper.mjs', import.meta.url));

/**
 * Starts a database server that lives as long as this process, or until `stop()`.
 *
 * @param {'postgres' | 'mysql'} client
 * @param {{ log?: string, folder?: string }} [wish] the file that PostgreSQL's log is written to; a folder in which the
 *   data stay for the next time
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 * @throws Error with what the server said, when it does not start
 */
export const keepDatabase = (client, wish = {}) =>
  new Promise((resolve, reject) => {
    // A group of its own: Ctrl-C must not end the database before those who use it.
    const keeper = spawn(process.execPath, [KEEPER, client, JSON.stringify(wish)], {
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    let answer = '';
    let problem = '';
    keeper.stderr.on('data', (chunk) => (problem += chunk));
    keeper.once('error', reject);
    keeper.once('exit', (code) => reject(new Error(`The ${client} keeper ended with ${code}:\n${problem}`)));
    const gone = new Promise((done) => keeper.once('exit', done));
    keeper.stdin.on('error', () => {});
    const stop = async () => {
      keeper.ref();
      keeper.stdin.end();
      await gone;
    };
    keeper.stdout.on('data', (chunk) => {
      answer += chunk;
      if (!answer.includes('\n')) return;
      for (const handle of [keeper, keeper.stdin, keeper.stdout, keeper.stderr]) handle.unref?.();
      resolve({ url: JSON.parse(answer).url, stop });
    });
  });
