import { join } from 'node:path';

import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

const sqlite = (env: Env) => ({
  client: 'sqlite',
  connection: { filename: join(env('PLAYGROUND_TMP', '.tmp'), 'data.db') },
  useNullAsDefault: true,
});

const postgres = (env: Env) => ({
  client: 'postgres',
  connection: { connectionString: env('DATABASE_URL') },
  pool: { min: 2, max: 10 },
});

// Strapi writes options into the connection of MySQL, so that it must be an object and cannot be the address.
const mysql = (env: Env) => {
  const url = new URL(env('DATABASE_URL', ''));
  const connection = {
    host: url.hostname,
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
  };
  return { client: 'mysql', connection, pool: { min: 2, max: 10 } };
};

const CONNECTIONS = { sqlite, postgres, mysql };

export default ({ env }: Core.Config.Shared.ConfigParams) => ({
  connection: CONNECTIONS[env('DATABASE_CLIENT', 'sqlite') as keyof typeof CONNECTIONS](env),
});
