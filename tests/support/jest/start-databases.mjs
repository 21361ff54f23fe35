import { keepDatabase } from '../databases/keep.mjs';

const VARIABLES = { postgres: 'TEST_POSTGRES_URL', mysql: 'TEST_MYSQL_URL' };

/** jest's global setup: the server that `TEST_DATABASE` asks for, unless somebody started one already. */
export default async () => {
  const client = process.env.TEST_DATABASE ?? 'sqlite';
  const variable = VARIABLES[client];
  if (!variable || process.env[variable]) return;
  const server = await keepDatabase(client);
  process.env[variable] = server.url;
  globalThis.stopTestDatabase = server.stop;
};
