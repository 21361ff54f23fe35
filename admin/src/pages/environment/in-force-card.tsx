import { Flex, Typography } from '@strapi/design-system';

import type { EnvironmentView } from '../../../../contracts/settings';
import { Card } from '../../components/card';
import { Code } from '../../components/code';
import { EnvironmentStatus } from '../../components/environment-status';
import { useText } from '../../translations/texts';

/** Test or live, where that was set, and whom we talk to. */
export const InForceCard = ({ environment }: { environment: EnvironmentView }) => {
  const text = useText();
  return (
    <Card title={text('environment.in-force.title')}>
      <Flex gap={4} alignItems="center" wrap="wrap">
        <EnvironmentStatus environment={environment.environment} />
        <Typography textColor="neutral800" style={{ flex: '1 1 24rem' }}>
          {text(`environment.${environment.environment}.meaning`)}
        </Typography>
      </Flex>
      <Typography textColor="neutral600">{text(`environment.source.${environment.source}`)}</Typography>
      <Flex gap={2} wrap="wrap">
        <Typography textColor="neutral600">{text('environment.provider')}</Typography>
        <Code>{environment.providerUrl}</Code>
      </Flex>
    </Card>
  );
};
