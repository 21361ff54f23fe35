/** Key sets of one's own, which the sandbox has to be told beside those of the documentation. */
const ownKeySets = (keys) =>
  [
    { mid: 'playground_w', kind: 'widget', set: keys.widget },
    { mid: 'playground_a', kind: 'api', set: keys.api },
  ]
    .filter(({ set }) => set.isOwn)
    .map(({ mid, kind, set }) => ({
      mid,
      kind,
      environment: 'test',
      clientKey: set.clientKey,
      secretKeys: [set.secretKey],
    }));

/**
 * Starts the Toss sandbox that ships with the plugin, in this process.
 *
 * @param {import('./settings.mjs').Settings} settings
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export const startSandbox = async (settings) => {
  const { createSandbox, DOCUMENTATION_KEY_SETS } = await import('strapi-plugin-commerce-payments/sandbox');
  const sandbox = createSandbox({ keySets: [...DOCUMENTATION_KEY_SETS, ...ownKeySets(settings.keys)] });
  const url = await sandbox.listen(settings.sandboxPort, settings.host);
  return { url, stop: () => sandbox.close() };
};
