/** What the sandbox has to know about a shop of ours beside the documentation's, which it knows by itself. */
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
  const { createSandbox } = await import('strapi-plugin-commerce-payments/sandbox');
  const sandbox = createSandbox({ keySets: ownKeySets(settings.keys) });
  const { url } = await sandbox.listen({ host: settings.host, port: settings.sandboxPort });
  return { url, stop: () => sandbox.close() };
};
