import { Box, Button, Grid } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { useEffect } from 'react';

import type { FirstStepsView } from '../../../../contracts/first-steps';
import { PERMISSIONS } from '../../../../contracts/permissions';
import { useMay } from '../../hooks/use-may';
import { useFirstSteps } from '../../services/first-steps';
import { useText } from '../../translations/texts';
import { Card } from '../card';
import { StepList } from './step-list';
import { useFolded } from './use-folded';

const BODY = 'first-steps-body';

const Steps = ({ steps }: { steps: FirstStepsView }) => {
  const text = useText();
  const [isFolded, toggle] = useFolded();
  const all = [...steps.start, ...steps.live];
  const done = all.filter(({ isDone }) => isDone).length;
  const fold = (
    <Button
      variant="tertiary"
      size="S"
      onClick={toggle}
      aria-expanded={!isFolded}
      aria-controls={BODY}
      endIcon={isFolded ? <CaretDown /> : <CaretUp />}
    >
      {text(isFolded ? 'first-steps.unfold' : 'first-steps.fold')}
    </Button>
  );
  return (
    <Card
      title={text('first-steps.title')}
      hint={text('first-steps.progress', { done, total: all.length })}
      action={fold}
    >
      <Box id={BODY} hidden={isFolded}>
        {isFolded ? null : (
          <Grid.Root gap={6}>
            <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
              <StepList group="start" steps={steps} />
            </Grid.Item>
            <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
              <StepList group="live" steps={steps} />
            </Grid.Item>
          </Grid.Root>
        )}
      </Box>
    </Card>
  );
};

/** Whoever comes back from another tab, where a step was done, sees it green. */
const useLookAgain = (look: () => unknown): void => {
  useEffect(() => {
    const onShown = (): void => void (document.visibilityState === 'visible' && look());
    document.addEventListener('visibilitychange', onShown);
    return () => document.removeEventListener('visibilitychange', onShown);
  }, [look]);
};

const Shown = () => {
  const { data: steps, refetch } = useFirstSteps(undefined, { refetchOnMountOrArgChange: true });
  useLookAgain(refetch);
  // An aid on another page: while it is not known, or cannot be, that page stands without it.
  return steps && !steps.isComplete ? <Steps steps={steps} /> : null;
};

/** What a new shop still has to do, for those who set it up; nothing once everything is done. */
export const FirstSteps = () => (useMay(PERMISSIONS.settingsRead) ? <Shown /> : null);
