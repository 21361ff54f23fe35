import { Grid } from '@strapi/design-system';

import { DEFAULT_REFUND_REASONS } from '../../../../contracts/default-refund-reasons';
import { Card } from '../../components/card';
import { FormField } from '../../components/form-field';
import { LinesField } from '../../components/lines-field';
import { useTongue } from '../../hooks/use-tongue';
import { useText } from '../../translations/texts';
import type { ShopCardProps } from './card-props';
import { TimeZoneField } from './time-zone-field';

/** When the shop's day begins, how long an order waits, and why money goes back. */
export const OrdersCard = (props: ShopCardProps) => {
  const { settings, disabled, problem } = props;
  const text = useText();
  const tongue = useTongue();
  const isDecided = settings.decidedByConfig.includes('orderExpiresInMinutes');
  const standard = settings.defaults.orderExpiresInMinutes;
  return (
    <Card title={text('shop.orders.title')}>
      <Grid.Root gap={5}>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <TimeZoneField {...props} />
        </Grid.Item>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <FormField
            name="orderExpiresInMinutes"
            label={text('shop.expires.label')}
            hint={isDecided ? text('shop.expires.decided') : text('shop.expires.hint', { standard })}
            problem={problem('orderExpiresInMinutes')}
            disabled={disabled || isDecided}
            locked={isDecided}
            required
            trims
          />
        </Grid.Item>
        <Grid.Item col={12} direction="column" alignItems="stretch">
          <LinesField
            name="refundReasons"
            label={text('shop.reasons.label')}
            hint={text('shop.reasons.hint', { standard: DEFAULT_REFUND_REASONS[tongue].join(', ') })}
            problem={problem('refundReasons')}
            disabled={disabled}
          />
        </Grid.Item>
      </Grid.Root>
    </Card>
  );
};
