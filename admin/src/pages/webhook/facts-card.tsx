import { Flex, Typography } from '@strapi/design-system';

import { webhookKindName } from '../../../../contracts/webhook-messages';
import type { HeardView } from '../../../../contracts/webhook-pages';
import type { DeliveryDetailView } from '../../../../contracts/webhooks';
import { Card } from '../../components/card';
import { Code } from '../../components/code';
import { EnvironmentStatus } from '../../components/environment-status';
import { Fact, Facts } from '../../components/facts';
import { LinkedPayment } from '../../components/linked-payment';
import { ShopTime } from '../../components/shop-time';
import { useTongue } from '../../hooks/use-tongue';
import { useText } from '../../translations/texts';

type Props = { delivery: DeliveryDetailView; keySet: HeardView | undefined };

const KeySet = ({ keySet }: { keySet: HeardView }) => (
  <Flex gap={2} wrap="wrap">
    <Typography textColor="neutral800">{keySet.name}</Typography>
    <EnvironmentStatus environment={keySet.environment} />
  </Flex>
);

/** What it is, when it came, and what it is about. */
export const FactsCard = ({ delivery, keySet }: Props) => {
  const text = useText();
  const tongue = useTongue();
  const { kind, paymentKey, orderId, receivedAt, transmittedAt, retriedCount, duplicates } = delivery;
  return (
    <Card title={text('webhooks.facts')}>
      <Facts>
        <Fact name={text('webhooks.kind')}>
          <Flex gap={2} wrap="wrap">
            <Typography textColor="neutral800">{webhookKindName(kind)[tongue]}</Typography>
            <Code>{kind}</Code>
          </Flex>
        </Fact>
        <Fact name={text('webhooks.key-set')}>{keySet ? <KeySet keySet={keySet} /> : '-'}</Fact>
        <Fact name={text('webhooks.payment')}>
          {paymentKey === null ? '-' : <LinkedPayment paymentKey={paymentKey} />}
        </Fact>
        <Fact name={text('webhooks.order')}>{orderId ?? '-'}</Fact>
        <Fact name={text('webhooks.received-at')}>
          <ShopTime at={receivedAt} />
        </Fact>
        <Fact name={text('webhooks.transmitted-at')}>
          <ShopTime at={transmittedAt} />
        </Fact>
        <Fact name={text('webhooks.retried')}>{text('webhooks.attempts.value', { count: retriedCount ?? 0 })}</Fact>
        <Fact name={text('webhooks.repeats')}>{text('webhooks.attempts.value', { count: duplicates })}</Fact>
      </Facts>
    </Card>
  );
};
