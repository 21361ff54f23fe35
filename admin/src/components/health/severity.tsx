import { Flex, Typography } from '@strapi/design-system';
import { CrossCircle, Information, WarningCircle } from '@strapi/icons';

import type { HealthSeverity } from '../../../../contracts/health';
import { useText } from '../../translations/texts';

const LOOK = {
  serious: { Icon: CrossCircle, fill: 'danger600' },
  warning: { Icon: WarningCircle, fill: 'warning600' },
  notice: { Icon: Information, fill: 'neutral600' },
} as const;

/** How much a finding weighs: an icon, its colour and the word. */
export const Severity = ({ severity }: { severity: HealthSeverity }) => {
  const text = useText();
  const { Icon, fill } = LOOK[severity];
  return (
    <Flex gap={2}>
      <Icon fill={fill} aria-hidden />
      <Typography variant="omega" fontWeight="bold" textColor="neutral800">
        {text(`health.severity.${severity}`)}
      </Typography>
    </Flex>
  );
};
