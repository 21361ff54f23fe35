import { Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import type { ReactNode } from 'react';

import type { HealthView } from '../../../../contracts/health';
import { PERMISSIONS } from '../../../../contracts/permissions';
import { useErrorText } from '../../hooks/use-error-text';
import { useInstant } from '../../hooks/use-instant';
import { useMay } from '../../hooks/use-may';
import { useHealth } from '../../services/health';
import { useText } from '../../translations/texts';
import { Card } from '../card';
import { LINE_BREAKS } from '../line-breaks';
import type { HealthPlace } from './cure-link';
import { FindingList } from './finding';

/** All is well, in one line. */
export const GoodHealth = ({ health }: { health: HealthView }) => {
  const text = useText();
  const instant = useInstant();
  return (
    <Flex gap={2} wrap="wrap">
      <CheckCircle fill="success600" aria-hidden />
      <Typography fontWeight="bold" textColor="neutral800">
        {text('health.good')}
      </Typography>
      <Typography textColor="neutral600">{text('health.checked-at', { at: instant(health.checkedAt) })}</Typography>
    </Flex>
  );
};

const CalmCard = ({ children }: { children: ReactNode }) => {
  const text = useText();
  return (
    <Box
      tag="section"
      aria-label={text('health.title')}
      background="neutral0"
      hasRadius
      shadow="filterShadow"
      padding={{ initial: 4, medium: 5 }}
      style={LINE_BREAKS}
    >
      {children}
    </Box>
  );
};

const Shown = ({ here }: { here: HealthPlace }) => {
  const text = useText();
  const errorText = useErrorText();
  const { data: health, error } = useHealth(undefined, { refetchOnMountOrArgChange: true });
  if (error) return <CalmCard>{`${text('health.load-failed')} ${errorText(error)}`}</CalmCard>;
  if (!health) return null;
  if (health.findings.length === 0) {
    return (
      <CalmCard>
        <GoodHealth health={health} />
      </CalmCard>
    );
  }
  return (
    <Card title={text('health.title')} hint={text(`health.hint.${health.state}`)}>
      <FindingList findings={health.findings} here={here} />
    </Card>
  );
};

/** What is wrong, at the top of a settings page, for those who may read the settings. */
export const HealthCard = ({ here }: { here: HealthPlace }) =>
  useMay(PERMISSIONS.settingsRead) ? <Shown here={here} /> : null;
