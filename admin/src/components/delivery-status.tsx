import { Flex, Status, Typography } from '@strapi/design-system';

import { DELIVERY_STATE_WORDS } from '../../../contracts/webhook-messages';
import type { DeliveryState } from '../../../contracts/webhooks';
import { useTongue } from '../hooks/use-tongue';

/** Red is kept for live. The Design System's own colour for warnings is too pale to read. */
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
    <Status variant={VARIANT[state]} size="S">
      <Typography variant="omega" fontWeight="bold">
        {DELIVERY_STATE_WORDS[state][useTongue()]}
      </Typography>
    </Status>
  </Flex>
);
