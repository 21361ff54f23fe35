import { Flex, Status, Typography } from '@strapi/design-system';

import type { Environment } from '../../../contracts/keys';
import { useText } from '../translations/texts';

/** Test or live, told by colour and word; red is kept for live. */
export const EnvironmentStatus = ({ environment }: { environment: Environment }) => {
  const text = useText();
  return (
    <Flex>
      <Status variant={environment === 'live' ? 'danger' : 'secondary'} size="S">
        <Typography variant="omega" fontWeight="bold">
          {text(`environment.${environment}`)}
        </Typography>
      </Status>
    </Flex>
  );
};
