import { Box, Flex, Link, Typography, VisuallyHidden } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';

import type { FirstStep, FirstStepsView, FirstStepView } from '../../../../contracts/first-steps';
import { useText } from '../../translations/texts';
import { targetOf, type StepTarget } from './step-target';

const useMayOpen = ({ needs }: StepTarget): boolean =>
  useAuth('useMayOpen', (state) => state.permissions).some(
    ({ action, subject }) => action === needs.action && (needs.subject === undefined || subject === needs.subject)
  );

const Way = ({ step, target }: { step: FirstStep; target: StepTarget }) => {
  const text = useText();
  if (!useMayOpen(target)) return null;
  return (
    <Link
      tag={NavLink}
      to={target.to}
      aria-label={`${text(`first-steps.${step}.link`)}: ${text(`first-steps.${step}.title`)}`}
    >
      {text(`first-steps.${step}.link`)}
    </Link>
  );
};

/** The icons have no empty circle. */
const EmptyCircle = () => (
  <Box aria-hidden borderColor="neutral500" borderRadius="50%" width="1.6rem" height="1.6rem" />
);

const Mark = ({ isDone }: { isDone: boolean }) => {
  const text = useText();
  return (
    <Box paddingTop={1} shrink={0}>
      {isDone ? <CheckCircle aria-hidden fill="success600" width="1.6rem" height="1.6rem" /> : <EmptyCircle />}
      <VisuallyHidden>{text(isDone ? 'first-steps.done' : 'first-steps.open')}</VisuallyHidden>
    </Box>
  );
};

const Step = ({ step, isDone, steps }: FirstStepView & { steps: FirstStepsView }) => {
  const text = useText();
  return (
    <Flex tag="li" gap={3} alignItems="flex-start">
      <Mark isDone={isDone} />
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography fontWeight={isDone ? 'regular' : 'bold'} textColor={isDone ? 'neutral600' : 'neutral800'}>
          {text(`first-steps.${step}.title`)}
        </Typography>
        {isDone ? null : (
          <>
            <Typography variant="pi" textColor="neutral600">
              {text(`first-steps.${step}.hint`)}
            </Typography>
            <Way step={step} target={targetOf(step, steps)} />
          </>
        )}
      </Flex>
    </Flex>
  );
};

type Props = { group: 'start' | 'live'; steps: FirstStepsView };

/** One group of steps; what is done says only so. */
export const StepList = ({ group, steps }: Props) => {
  const text = useText();
  const title = `first-steps-${group}`;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography variant="sigma" textColor="neutral600" tag="h3" id={title}>
        {text(`first-steps.group.${group}`)}
      </Typography>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3} aria-labelledby={title}>
        {steps[group].map((one) => (
          <Step key={one.step} {...one} steps={steps} />
        ))}
      </Flex>
    </Flex>
  );
};
