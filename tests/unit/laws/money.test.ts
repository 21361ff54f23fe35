import fc from 'fast-check';
import { booksOf, comeToRest } from '../../support/laws/aftermath';
import { brokenLaws } from '../../support/laws/checks';
import { plan, play, steps, type Step } from '../../support/laws/steps';
import { createWorld, type Plan } from '../../support/laws/world';

/** `LAW_RUNS=100000 npm test -- unit -t laws` for more. */
const RUNS = Number(process.env['LAW_RUNS'] ?? 10_000);

const lawsBrokenBy = async (planned: Plan, story: readonly Step[]): Promise<string[]> => {
  const world = createWorld(planned);
  await play(world, story);
  const rests = await comeToRest(world);
  return [...(rests ? [] : ['there is always something left to do']), ...brokenLaws(world, await booksOf(world))];
};

test('laws: whatever happens in whatever order, our books end as the provider’s', async () => {
  await fc.assert(
    fc.asyncProperty(plan, steps, async (planned, story) => {
      expect(await lawsBrokenBy(planned, story)).toEqual([]);
    }),
    { numRuns: RUNS }
  );
}, 600_000);
