import { Flex } from '@strapi/design-system';

import { useText } from '../translations/texts';
import { wordTextId } from '../translations/words';
import { StatusWord } from './status-word';

/** Red is kept for live; a state that needs nobody is calm. */
const STATE_VARIANT: Readonly<Record<string, 'success' | 'secondary' | 'neutral' | 'primary'>> = {
  paid: 'success',
  succeeded: 'success',
  confirming: 'primary',
  processing: 'primary',
  awaiting_deposit: 'secondary',
  pending: 'secondary',
  requested: 'secondary',
};

/** State of an order, a payment or a refund as a word. One that this panel does not know stands as it is. */
export const StateStatus = ({ state }: { state: string }) => {
  const text = useText();
  const id = wordTextId('state', state);
  return (
    <Flex>
      <StatusWord variant={STATE_VARIANT[state] ?? 'neutral'}>{id === null ? state : text(id)}</StatusWord>
    </Flex>
  );
};
