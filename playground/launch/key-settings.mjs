import { Sentence } from './sentence.mjs';

/** The test keys that Toss Payments prints in its public documentation, one set a kind of integration. */
const DOCUMENTATION_KEYS = {
  widget: {
    clientKey: 'test_gck_docs_Ovk5rk1EwkEbP0W43n07xlzm',
    secretKey: 'test_gsk_docs_OaPz8L5KdmQXkzRz3y47BMw6',
  },
  api: {
    clientKey: 'test_ck_D5GePWvyJnrK0W0k6q8gLzN97Eoq',
    secretKey: 'test_sk_zXLkKEypNArWmo50nX3lmeaxYG5R',
  },
};

const PREFIXES = { widget: { client: 'gck', secret: 'gsk' }, api: { client: 'ck', secret: 'sk' } };

const readSet = (env, kind, clientName, secretName) => {
  const clientKey = env[clientName];
  const secretKey = env[secretName];
  if (!clientKey && !secretKey) return { ...DOCUMENTATION_KEYS[kind], isOwn: false };
  if (!clientKey || !secretKey) throw new Sentence(`Set ${clientName} and ${secretName} together: they are one set.`);

  for (const [name, key, prefix] of [
    [clientName, clientKey, PREFIXES[kind].client],
    [secretName, secretKey, PREFIXES[kind].secret],
  ]) {
    if (key.startsWith('live_')) throw new Sentence(`${name} is a live key; the playground takes test keys only.`);
    if (!key.startsWith(`test_${prefix}_`)) throw new Sentence(`${name} must begin with test_${prefix}_.`);
  }
  return { clientKey, secretKey, isOwn: true };
};

/**
 * The keys that the playground is seeded with: yours, or the documentation's. Live keys are refused, because the shop
 * lets anybody buy and refund.
 *
 * @param {Record<string, string | undefined>} env
 * @throws Sentence that names the variable, never the key
 */
export const readKeys = (env) => ({
  widget: readSet(env, 'widget', 'TOSS_WIDGET_CLIENT_KEY', 'TOSS_WIDGET_SECRET_KEY'),
  api: readSet(env, 'api', 'TOSS_CLIENT_KEY', 'TOSS_SECRET_KEY'),
});
