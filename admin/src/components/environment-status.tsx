import { Flex } from '@strapi/design-system';

import type { Environment } from '../../../contracts/keys';
import { useText } from '../translations/texts';
import { StatusWord } from './status-word';

/** Test or live, told by colour and word; red is kept for live. */
export const EnvironmentStatus = ({ environment }: { environment: Environment }) => {
  const text = useText();
  return (
    <Flex>
      <StatusWord variant={environment === 'live' ? 'danger' : 'secondary'}>
        {text(`environment.${environment}`)}
      </StatusWord>
    </Flex>
  );
};
