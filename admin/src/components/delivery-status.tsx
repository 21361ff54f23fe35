import { Flex } from '@strapi/design-system';

import { DELIVERY_STATE_WORDS } from '../../../contracts/webhook-messages';
import type { DeliveryState } from '../../../contracts/webhooks';
import { useTongue } from '../hooks/use-tongue';
import { StatusWord } from './status-word';

/** Red is kept for live. */
const VARIANT = {
  received: 'primary',
  waiting: 'primary',
  done: 'success',
  ignored: 'neutral',
  failed: 'alternative',
} as const satisfies Record<DeliveryState, string>;

/** What became of a webhook, as a word. */
export const DeliveryStatus = ({ state }: { state: DeliveryState }) => (
  <Flex>
    <StatusWord variant={VARIANT[state]}>{DELIVERY_STATE_WORDS[state][useTongue()]}</StatusWord>
  </Flex>
);
