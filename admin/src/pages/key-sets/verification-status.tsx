import { Flex, Typography } from '@strapi/design-system';

import type { VerificationView } from '../../../../contracts/settings';
import { StatusWord } from '../../components/status-word';
import { useInstant } from '../../hooks/use-instant';
import { useText } from '../../translations/texts';

/** How the provider last answered, in a word, and when. No answer from the provider says nothing about the key. */
export const VerificationStatus = ({ verification }: { verification: VerificationView | null }) => {
  const text = useText();
  const instant = useInstant();
  const result = verification?.result;
  const variant =
    result === 'good' ? 'success' : result === 'unknown_key' || result === 'other_set' ? 'danger' : 'neutral';
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Flex>
        <StatusWord variant={variant}>{text(result ? `verified.${result}` : 'verified.never')}</StatusWord>
      </Flex>
      {verification ? (
        <Typography variant="pi" textColor="neutral600">
          {instant(verification.verifiedAt)}
        </Typography>
      ) : null}
    </Flex>
  );
};
