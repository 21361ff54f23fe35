import type { Visitor } from './visitor';
import { shoot } from './screenshots';

const photographAll = async (visitors: readonly (Visitor | undefined)[], title: string): Promise<void> => {
  for (const [index, visitor] of visitors.entries()) {
    if (visitor) await shoot(visitor.page, `failed/${title.replace(/\W+/g, '-')}-${visitor.language}-${index + 1}`);
  }
};

/** Without a stack: only the step that failed has something to show. */
const notTried = (failedStep: string): Error =>
  Object.assign(new Error(`Not tried: "${failedStep}" failed before`), { stack: '' });

/**
 * Tests that tell one story: each goes on where the one before ended. When one fails, the rest fail at once instead of
 * each waiting for what cannot come, and what everybody saw at that moment is kept in the screenshots.
 *
 * @param visitors the people in the story, asked for when a step fails
 */
export const createStory = (visitors: () => readonly (Visitor | undefined)[]) => {
  let failedStep: string | null = null;
  return (title: string, act: () => Promise<void> | void): void =>
    it(title, async () => {
      if (failedStep !== null) throw notTried(failedStep);
      try {
        await act();
      } catch (error) {
        failedStep = title;
        await photographAll(visitors(), title);
        throw error;
      }
    });
};
