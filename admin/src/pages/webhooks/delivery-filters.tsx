import { Box, Flex } from '@strapi/design-system';

import { DELIVERY_STATE_WORDS, webhookKindName } from '../../../../contracts/webhook-messages';
import type { WebhookSummaryView } from '../../../../contracts/webhook-pages';
import { DELIVERY_STATES, type DeliveryState, WEBHOOK_KINDS } from '../../../../contracts/webhooks';
import { Choice } from '../../components/choice';
import { ClearFilters } from '../../components/clear-filters';
import type { ListQuery } from '../../hooks/use-list-query';
import { useTongue } from '../../hooks/use-tongue';
import { useText } from '../../translations/texts';

export const FILTERS = ['state', 'kind', 'keySetId'] as const;
export type DeliveryQuery = ListQuery<(typeof FILTERS)[number]>;

/** Several in a row on a desk, one or two on a phone. */
const WIDTH = { flex: '1 1 16rem', minWidth: 0 } as const;

type Props = { query: DeliveryQuery; summary: WebhookSummaryView | undefined };

/** Each state with how many there are, as far as anybody counts. */
const useStateLabel = (summary: WebhookSummaryView | undefined) => {
  const text = useText();
  const tongue = useTongue();
  return (state: DeliveryState): string => {
    const word = DELIVERY_STATE_WORDS[state][tongue];
    const counted = summary?.counts[state];
    if (!counted) return word;
    const { count, isMore } = counted;
    return text(isMore ? 'webhooks.state-count.more' : 'webhooks.state-count', { state: word, count });
  };
};

/** What the list is narrowed to. */
export const DeliveryFilters = ({ query, summary }: Props) => {
  const text = useText();
  const tongue = useTongue();
  const stateLabel = useStateLabel(summary);
  const keySets = summary?.keySets ?? [];
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-end">
      <Box style={WIDTH}>
        <Choice
          {...{ name: 'state', label: text('webhooks.state'), value: query.valueOf('state') }}
          options={DELIVERY_STATES.map((state) => ({ value: state, label: stateLabel(state) }))}
          change={(state) => query.change({ state })}
        />
      </Box>
      <Box style={WIDTH}>
        <Choice
          {...{ name: 'kind', label: text('webhooks.kind'), value: query.valueOf('kind') }}
          options={WEBHOOK_KINDS.map((kind) => ({ value: kind, label: webhookKindName(kind)[tongue] }))}
          change={(kind) => query.change({ kind })}
        />
      </Box>
      <Box style={WIDTH}>
        <Choice
          {...{ name: 'keySetId', label: text('webhooks.key-set'), value: query.valueOf('keySetId') }}
          options={keySets.map(({ keySetId, name }) => ({ value: keySetId, label: name }))}
          change={(keySetId) => query.change({ keySetId })}
        />
      </Box>
      <ClearFilters query={query} />
    </Flex>
  );
};
