import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const secret = () => randomBytes(32).toString('base64');

const makeSecrets = () => ({
  APP_KEYS: [secret(), secret()].join(','),
  API_TOKEN_SALT: secret(),
  ADMIN_JWT_SECRET: secret(),
  TRANSFER_TOKEN_SALT: secret(),
  ENCRYPTION_KEY: secret(),
});

/**
 * The app's secrets, as the environment variables that Strapi's config reads: made once, then kept beside the
 * database, since sealed keys and API tokens of that database open with these alone.
 *
 * @param {string} file readable by its owner only
 * @returns {ReturnType<typeof makeSecrets>}
 */
export const keepSecrets = (file) => {
  if (existsSync(file)) return { ...makeSecrets(), ...JSON.parse(readFileSync(file, 'utf8')) };
  const secrets = makeSecrets();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
};
