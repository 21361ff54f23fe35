/**
 * `node keeper.mjs postgres|mysql [wish]`: starts one database server, prints `{ "url" }` and ends it when its own standard
 * input ends. Whoever started it may be killed in any way: the pipe closes, and nothing is left behind.
 */
import { startMariadb } from './mariadb.mjs';
import { startPostgres } from './postgres.mjs';

const start = { postgres: startPostgres, mysql: startMariadb }[process.argv[2]];

// The terminal sends its signals to everyone at once: the keeper leaves only when its starter has left.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
const left = new Promise((resolve) => {
  process.stdin.once('close', resolve).once('end', resolve).resume();
});

const server = await start(JSON.parse(process.argv[3] ?? '{}'));
process.stdout.on('error', () => {});
process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
await left;
await server.stop();
process.exit(0);
