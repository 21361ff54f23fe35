import { Flex, Typography } from '@strapi/design-system';

import { StatusWord } from '../../../components/status-word';
import { useDistance } from '../../../hooks/use-distance';
import { useInstant } from '../../../hooks/use-instant';
import { useNow } from '../../../hooks/use-now';
import { useText } from '../../../translations/texts';
import { type KeptSecret, type Slots, slotState, type SlotState } from './slots';

const VARIANT: Record<SlotState, 'danger' | 'success' | 'neutral'> = {
  missing: 'danger',
  unusable: 'danger',
  rejected: 'danger',
  ended: 'neutral',
  ends: 'neutral',
  kept: 'neutral',
  'in-use': 'success',
};

type Props = { secret: KeptSecret; slot: keyof Slots };

/** How a slot stands, in a word, and since or until when. */
export const SlotStatus = ({ secret, slot }: Props) => {
  const text = useText();
  const instant = useInstant();
  const distance = useDistance();
  const state = slotState(secret, slot, useNow());
  const when = state === 'rejected' ? secret.rejectedAt : secret.endsAt;
  const word = state === 'ends' && when ? text('slot.ends', { when: distance(when) }) : text(`slot.${state}`);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <StatusWord variant={VARIANT[state]}>{word}</StatusWord>
      {when ? (
        <Typography variant="pi" textColor="neutral600">
          {text(state === 'rejected' ? 'slot.since' : 'slot.until', { at: instant(when) })}
        </Typography>
      ) : null}
      {state === 'rejected' ? (
        <Typography variant="pi" textColor="neutral800">
          {text(`slot.todo.${slot}`)}
        </Typography>
      ) : null}
    </Flex>
  );
};
