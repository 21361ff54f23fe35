import { percentile, spreadOf, type Spread } from '../figures';
import { confirm, ping } from '../operations';
import { authorise, newOrderIds } from '../orders';
import { confirmDirectly } from '../provider';
import { isWarm, playRound, warmUp } from '../rounds';
import type { Stage } from '../stage';
import { spreadText, tableText } from '../table';

/**
 * What a confirmation takes beside the provider and Strapi's own check of the token, over one connection. Milliseconds;
 * from both percentiles the medians of provider and check are taken, so that an hour of theirs is never ours to gain.
 */
export type Added = Record<'ours' | 'yardstick', { p50Ms: Spread; p99Ms: Spread }> & {
  providerMs: Spread;
  tokenMs: Spread;
};

const ONE = { connections: 1, delayMs: 0 };

/** The provider's own answer, asked from where the load comes. */
const providerMs = async (stage: Stage, count: number): Promise<number> => {
  await stage.sandbox.ask('delay', 0);
  return percentile(await confirmDirectly(stage, await authorise(stage, newOrderIds(count)), 1), 0.5);
};

export const measureAdded = async (stage: Stage): Promise<Added> => {
  const { rounds, seconds, isQuick } = stage.wish;
  if (!isWarm(stage, confirm)) await warmUp(stage, confirm);
  const trial = await playRound(stage, confirm, 'ours', { ...ONE, count: isQuick ? 5 : 100 });
  const count = Math.max(5, Math.round(trial.perSecond * seconds));
  const found = { ours: { p50: [], p99: [] }, yardstick: { p50: [], p99: [] } } as {
    [side in 'ours' | 'yardstick']: { p50: number[]; p99: number[] };
  };
  const [provider, token]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const [answer, check] = [await providerMs(stage, count), (await playRound(stage, ping, 'yardstick', { ...ONE, count })).p50Ms];
    provider.push(answer);
    token.push(check);
    for (const side of ['ours', 'yardstick'] as const) {
      const { p50Ms, p99Ms } = await playRound(stage, confirm, side, { ...ONE, count });
      found[side].p50.push(p50Ms - answer - check);
      found[side].p99.push(p99Ms - answer - check);
    }
  }
  const of = (side: 'ours' | 'yardstick') => ({ p50Ms: spreadOf(found[side].p50), p99Ms: spreadOf(found[side].p99) });
  const added = { ours: of('ours'), yardstick: of('yardstick'), providerMs: spreadOf(provider), tokenMs: spreadOf(token) };
  const row = (name: string, p50: Spread, p99?: Spread) => [name, spreadText(p50), p99 ? spreadText(p99) : ''];
  stage.out.write(
    `\n${tableText([
      ['added to a confirmation, ms', 'p50', 'p99'],
      row('ours', added.ours.p50Ms, added.ours.p99Ms),
      row('yardstick', added.yardstick.p50Ms, added.yardstick.p99Ms),
      row('the provider itself', added.providerMs),
      row('the check of the token', added.tokenMs),
    ])}`
  );
  return added;
};
