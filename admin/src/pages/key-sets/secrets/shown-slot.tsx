import { Flex, Typography } from '@strapi/design-system';
import { Lock } from '@strapi/icons';

import { Code } from '../../../components/code';
import { type KeptSecret, shownSecret } from './slots';

/** A secret as far as it is ever shown: its last four characters, or a lock and where it comes from. */
export const ShownSlot = ({ secret }: { secret: KeptSecret }) =>
  secret.reference === null ? (
    <Typography textColor="neutral800" style={{ whiteSpace: 'nowrap' }}>
      {shownSecret(secret)}
    </Typography>
  ) : (
    <Flex gap={2}>
      <Lock aria-hidden fill="neutral600" />
      <Code>{shownSecret(secret)}</Code>
    </Flex>
  );
