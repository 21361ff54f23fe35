import { Flex } from '@strapi/design-system';
import { BackButton, Layouts, Page, useIsMobile } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { webhookKindName } from '../../../../contracts/webhook-messages';
import { LoadFailed } from '../../components/load-failed';
import { ReplayButton } from '../../components/replay-button';
import { useTongue } from '../../hooks/use-tongue';
import { useWebhookSummary } from '../../services/webhooks';
import { useText } from '../../translations/texts';
import { HOME } from '../app/sections';
import { ContentCard } from './content-card';
import { FactsCard } from './facts-card';
import { ResultCard } from './result-card';
import { useFollowedDelivery } from './use-followed-delivery';

const MAY_READ = [{ action: PERMISSIONS.webhooksRead, subject: null }];
const BACK = `${HOME}/webhooks`;

type Followed = ReturnType<typeof useFollowedDelivery>;

const Content = ({ delivery, error, reload }: Omit<Followed, 'follow'>) => {
  const { data: summary } = useWebhookSummary();
  if (error) return <LoadFailed error={error} onRetry={reload} />;
  if (!delivery) return <Page.Loading />;
  const keySet = summary?.keySets.find(({ keySetId }) => keySetId === delivery.keySetId);
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <ResultCard delivery={delivery} />
      <FactsCard delivery={delivery} keySet={keySet} />
      <ContentCard delivery={delivery} />
    </Flex>
  );
};

const Webhook = ({ deliveryId }: { deliveryId: string }) => {
  const text = useText();
  const tongue = useTongue();
  const isMobile = useIsMobile();
  const { follow, ...followed } = useFollowedDelivery(deliveryId);
  const { delivery } = followed;
  const title = delivery
    ? text('webhooks.one.title', { kind: webhookKindName(delivery.kind)[tongue] })
    : text('webhooks.one');
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={deliveryId}
        {...(isMobile ? {} : { navigationAction: <BackButton fallback={BACK} /> })}
        primaryAction={delivery ? <ReplayButton deliveryId={deliveryId} size="M" onBegun={follow} /> : undefined}
        docLink={null}
      />
      <Layouts.Content>
        <Content {...followed} />
      </Layouts.Content>
    </Page.Main>
  );
};

/** Commerce Payments > Webhooks > one of them. */
const WebhookPage = () => {
  const { deliveryId = '' } = useParams();
  return (
    <Page.Protect permissions={MAY_READ}>
      <Webhook key={deliveryId} deliveryId={deliveryId} />
    </Page.Protect>
  );
};

export default WebhookPage;
