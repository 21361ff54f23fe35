import { Box, Flex, Typography } from '@strapi/design-system';

import type { VaultKid } from '../../../../../contracts/vault';
import { Code } from '../../../components/code';
import { StatusWord } from '../../../components/status-word';
import { useText } from '../../../translations/texts';
import { useCounted } from './use-counted';

const stateOf = ({ isNewest, isConfigured }: VaultKid) =>
  isNewest ? 'newest' : isConfigured ? 'older' : ('missing' as const);

const VARIANTS = { newest: 'success', older: 'secondary', missing: 'danger' } as const;

const Kid = ({ kid }: { kid: VaultKid }) => {
  const text = useText();
  const counted = useCounted();
  const state = stateOf(kid);
  return (
    <Flex tag="li" direction="column" alignItems="flex-start" gap={1}>
      <Flex gap={3} wrap="wrap">
        {kid.kid === null ? (
          <Typography textColor="neutral800">{text('vault.kid.none')}</Typography>
        ) : (
          <Code>{kid.kid}</Code>
        )}
        <StatusWord variant={VARIANTS[state]}>{text(`vault.kid.${state}`)}</StatusWord>
      </Flex>
      <Typography variant="omega" textColor="neutral600">
        {counted(kid.tables)}
      </Typography>
    </Flex>
  );
};

/** Keys that stored values need, and how many need each. */
export const KidList = ({ kids }: { kids: readonly VaultKid[] }) => {
  const text = useText();
  if (kids.length === 0) return <Typography textColor="neutral600">{text('vault.kids.none')}</Typography>;
  return (
    <Box>
      <Typography tag="h3" variant="omega" fontWeight="bold" textColor="neutral800">
        {text('vault.kids.title')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={2}>
        {kids.map((kid) => (
          <Kid key={kid.kid ?? ''} kid={kid} />
        ))}
      </Flex>
    </Box>
  );
};
