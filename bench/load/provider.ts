import type { Pending } from './orders';
import { tossSecretKey, type Stage } from './stage';

const authorization = `Basic ${Buffer.from(`${tossSecretKey}:`).toString('base64')}`;

/** Takes money at the provider past the shop. @returns how long each answer took, ms */
export const confirmDirectly = async (
  { loader, tossUrl: url }: Stage,
  pending: readonly Pending[],
  connections: number
): Promise<number[]> => {
  const calls = pending.map((one) => ({ path: '/v1/payments/confirm', body: JSON.stringify(one) }));
  const wish = { url, method: 'POST', token: authorization, connections, calls } as const;
  const { latencies, refused } = await loader.ask('load', wish);
  if (refused.length > 0) throw new Error(`The provider refused: ${refused.join('\n')}`);
  return latencies;
};
