import { Button, Flex, Typography } from '@strapi/design-system';

import type { KeySetView } from '../../../../contracts/settings';
import { Card } from '../../components/card';
import { useText } from '../../translations/texts';
import { useKeySetAction } from '../../hooks/use-key-set-action';
import { VerificationStatus } from './verification-status';

type Props = { set: KeySetView; mayWrite: boolean };

/** Asks the provider whether the stored key is good: what it answered, and what to do now. */
export const VerificationCard = ({ set, mayWrite }: Props) => {
  const text = useText();
  const { run, running } = useKeySetAction({ showsVerification: true });
  const { verification } = set;
  // A good key is told by "no such payment": that code beside good news would only worry.
  const code = verification?.result === 'good' ? null : verification?.providerCode;
  const button = (
    <Button variant="tertiary" loading={running?.action === 'verify'} onClick={() => void run(set.id, 'verify')}>
      {text('key-set.verify')}
    </Button>
  );
  return (
    <Card
      title={text('key-set.verification.title')}
      hint={text('key-set.verification.hint')}
      action={mayWrite ? button : null}
    >
      <Flex gap={5} alignItems="flex-start" wrap="wrap">
        <VerificationStatus verification={verification} />
        <Typography textColor="neutral800" style={{ flex: '1 1 24rem' }} aria-live="polite">
          {text(verification ? `verification.${verification.result}` : 'verification.never')}
          {code ? ` (${code})` : ''}
        </Typography>
      </Flex>
    </Card>
  );
};
