import fc from 'fast-check';
import { booksOf, comeToRest } from '../../support/laws/aftermath';
import { brokenLaws } from '../../support/laws/checks';
import { play } from '../../support/laws/steps';
import { stories, type Story } from '../../support/laws/stories';
import { createWorld } from '../../support/laws/world';

/** `LAW_RUNS=100000 npm test -- unit -t laws` for more. */
const RUNS = Number(process.env['LAW_RUNS'] ?? 10_000);

const lawsBrokenBy = async ({ plan, steps }: Story): Promise<string[]> => {
  const world = createWorld(plan);
  await play(world, steps);
  const rests = await comeToRest(world);
  return [...(rests ? [] : ['there is always something left to do']), ...brokenLaws(world, await booksOf(world))];
};

test('laws: whatever happens in whatever order, our books end as the provider’s', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      expect(await lawsBrokenBy(story)).toEqual([]);
    }),
    { numRuns: RUNS }
  );
}, 600_000);
