import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { DELIVERY_RESULT_TEXTS, webhookKindName } from '../../../../contracts/webhook-messages';
import type { DeliveryView } from '../../../../contracts/webhooks';
import { DeliveryStatus } from '../../components/delivery-status';
import { LINE_BREAKS } from '../../components/line-breaks';
import { useTongue } from '../../hooks/use-tongue';
import { useText } from '../../translations/texts';
import { HOME } from '../app/sections';

type Props = { delivery: DeliveryView };

/** A table keeps its lines whole; here they may break. */
export const WRAPS = { ...LINE_BREAKS, whiteSpace: 'normal' } as const;

/** What came, about which order, and how often. */
export const KindPart = ({ delivery: { deliveryId, kind, orderId, duplicates } }: Props) => {
  const text = useText();
  const tongue = useTongue();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} minWidth="18rem">
      <Link tag={NavLink} to={`${HOME}/webhooks/${deliveryId}`}>
        {webhookKindName(kind)[tongue]}
      </Link>
      {orderId === null ? null : (
        <Typography variant="pi" textColor="neutral600" style={WRAPS}>
          {text('webhooks.of-order', { order: orderId })}
        </Typography>
      )}
      {duplicates > 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {text('webhooks.duplicates', { count: duplicates })}
        </Typography>
      ) : null}
    </Flex>
  );
};

/** What became of it: the word, and the whole sentence under it. */
export const ResultPart = ({ delivery: { state, result } }: Props) => {
  const tongue = useTongue();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} minWidth="20rem">
      <DeliveryStatus state={state} />
      {result ? (
        <Typography variant="pi" textColor="neutral600" tag="p" style={WRAPS}>
          {DELIVERY_RESULT_TEXTS[result.code][tongue].what}
        </Typography>
      ) : null}
    </Flex>
  );
};
