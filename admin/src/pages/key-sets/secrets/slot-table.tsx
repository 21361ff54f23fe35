import { Button, Flex, Typography } from '@strapi/design-system';

import type { KeySetView, RotatedSecret } from '../../../../../contracts/settings';
import { Code } from '../../../components/code';
import { useInstant } from '../../../hooks/use-instant';
import { useNow } from '../../../hooks/use-now';
import { useText } from '../../../translations/texts';
import { ShownSlot } from './shown-slot';
import { SlotGrid } from './slot-grid';
import { SlotStatus } from './slot-status';
import { type KeptSecret, mayPromote, type Slots, slotsOf } from './slots';
import type { SecretStep } from './use-secret-dialogs';

type Ask = (step: SecretStep, which: RotatedSecret) => void;
type Props = { set: KeySetView; which: RotatedSecret; mayRotate: boolean; ask: Ask };

const COLUMNS = ['slot.key', 'slot.fingerprint', 'slot.state'] as const;

const Heading = ({ hasActions }: { hasActions: boolean }) => {
  const text = useText();
  const ids = hasActions ? ([...COLUMNS, 'key-set.actions.label'] as const) : COLUMNS;
  return (
    <thead>
      <tr role="row">
        {ids.map((id) => (
          <th key={id} role="columnheader" scope="col">
            <Typography variant="sigma" textColor="neutral600">
              {text(id)}
            </Typography>
          </th>
        ))}
      </tr>
    </thead>
  );
};

/** What can be done with the previous key; the key in use has the card's own button. */
const PreviousActions = ({ which, slots, ask }: Pick<Props, 'which' | 'ask'> & { slots: Slots }) => {
  const text = useText();
  const now = useNow();
  return (
    <Flex gap={2} wrap="wrap">
      {mayPromote(slots, now) ? (
        <Button variant="tertiary" size="S" onClick={() => ask('promote', which)}>
          {text('promote.action')}
        </Button>
      ) : null}
      <Button variant="danger-light" size="S" onClick={() => ask('retire', which)}>
        {text('retire.action')}
      </Button>
    </Flex>
  );
};

type RowProps = Omit<Props, 'set' | 'mayRotate'> & {
  hasActions: boolean;
  secret: KeptSecret;
  slot: keyof Slots;
  slots: Slots;
};

const Row = ({ secret, slot, slots, which, hasActions, ask }: RowProps) => {
  const text = useText();
  const instant = useInstant();
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography variant="pi" textColor="neutral600">
            {text(`slot.${slot}`)}
          </Typography>
          <ShownSlot secret={secret} />
        </Flex>
      </th>
      <td role="cell">
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Code>{secret.fingerprint}</Code>
          <Typography variant="pi" textColor="neutral600">
            {text('slot.set-at', { at: instant(secret.setAt) })}
          </Typography>
        </Flex>
      </td>
      <td role="cell">
        <SlotStatus secret={secret} slot={slot} />
      </td>
      {hasActions ? (
        <td role="cell">{slot === 'previous' ? <PreviousActions which={which} slots={slots} ask={ask} /> : null}</td>
      ) : null}
    </tr>
  );
};

/** One row a slot: the key in use and, while it lives, the one before it. The roles hold where a phone shows blocks. */
export const SlotTable = ({ set, which, mayRotate, ask }: Props) => {
  const text = useText();
  const slots = slotsOf(set, which);
  // The key in use has none of its own: its button stands at the head of the card.
  const hasActions = mayRotate && slots.previous !== null;
  return (
    <SlotGrid role="table" aria-label={text(`secret.${which}.title`)}>
      <Heading hasActions={hasActions} />
      <tbody>
        {(['present', 'previous'] as const).map((slot) => {
          const secret = slots[slot];
          const rest = { which, hasActions, ask, slot, slots };
          return secret ? <Row key={slot} secret={secret} {...rest} /> : null;
        })}
      </tbody>
    </SlotGrid>
  );
};
