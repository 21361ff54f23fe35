import { Flex, TextButton, Typography } from '@strapi/design-system';

import { useInstant } from '../../../hooks/use-instant';
import { useNow } from '../../../hooks/use-now';
import { useText } from '../../../translations/texts';
import { InstantField } from '../secrets/instant-field';
import { type KeptSecret, shownSecret } from '../secrets/slots';
import type { Rotation } from './use-rotation';

const WEEK_MS = 7 * 24 * 60 * 60_000;

type Props = { kept: KeptSecret; rotation: Rotation };

/** What becomes of the key that stays as the previous one. Its end is 7 days away unless a person says otherwise. */
export const OldKeyEnd = ({ kept, rotation }: Props) => {
  const text = useText();
  const instant = useInstant();
  const now = useNow();
  const usual = kept.endsAt ?? new Date(now + WEEK_MS).toISOString();
  const { wish, change, step } = rotation;
  if (wish.endsAt !== null) {
    return (
      <InstantField
        label={text('rotation.end.label')}
        hint={text('rotation.end.hint')}
        instant={wish.endsAt}
        disabled={step === 'trying'}
        onChange={(endsAt) => change({ endsAt })}
      />
    );
  }
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography textColor="neutral800">
        {text('rotation.end.usual', { key: shownSecret(kept), at: instant(usual) })}
      </Typography>
      <TextButton disabled={step === 'trying'} onClick={() => change({ endsAt: usual })}>
        {text('rotation.end.change')}
      </TextButton>
    </Flex>
  );
};
