import { Box, Flex, Typography } from '@strapi/design-system';

import { useText } from '../../../translations/texts';
import type { RotationStep } from './use-rotation';

const STEPS = ['paste', 'trying', 'done'] as const satisfies readonly RotationStep[];

/** Where a person is on the way: three steps, the present one marked. */
export const StepList = ({ step }: { step: RotationStep }) => {
  const text = useText();
  return (
    <Flex tag="ol" gap={4} wrap="wrap" aria-label={text('rotation.steps')} style={{ listStyle: 'none', padding: 0 }}>
      {STEPS.map((each, index) => {
        const isNow = each === step;
        return (
          <Box tag="li" key={each} {...(isNow ? { 'aria-current': 'step' as const } : {})}>
            <Typography
              variant="pi"
              fontWeight={isNow ? 'bold' : 'regular'}
              textColor={isNow ? 'primary600' : 'neutral600'}
            >
              {index + 1}. {text(`rotation.step.${each}`)}
            </Typography>
          </Box>
        );
      })}
    </Flex>
  );
};
