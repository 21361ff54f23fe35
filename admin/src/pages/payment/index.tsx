import { Flex, Grid, Loader } from '@strapi/design-system';
import { BackButton, Layouts, Page, useIsMobile } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useParams } from 'react-router-dom';

import type { PaymentDetailView } from '../../../../contracts/payment-detail';
import { PERMISSIONS } from '../../../../contracts/permissions';
import { EnvironmentStatus } from '../../components/environment-status';
import { LoadFailed } from '../../components/load-failed';
import { usePollingInterval } from '../../hooks/use-polling-interval';
import { usePaymentDetail } from '../../services/payment-detail';
import { useText } from '../../translations/texts';
import { HOME } from '../app/sections';
import { Actions } from './actions';
import { BuyerCard } from './buyer-card';
import { MethodCard } from './method-card';
import { MoneyCard } from './money-card';
import { Notices } from './notices';
import { OrderCard } from './order-card';
import { ReferencesCard } from './references-card';
import { TimelineCard } from './timeline-card';

const MAY_READ = [{ action: PERMISSIONS.paymentsRead, subject: null }];

const Column = ({ wide = false, children }: { wide?: boolean; children: ReactNode }) => (
  <Grid.Item col={wide ? 7 : 5} s={12} xs={12} direction="column" alignItems="stretch" gap={6}>
    {children}
  </Grid.Item>
);

const WAITING: readonly string[] = ['confirming', 'requested', 'processing'];

/** What is not known yet is looked at again by itself, for as long as somebody may sit there. */
const useFollowed = ({ payment, refunds }: PaymentDetailView): void => {
  const isAwaited = [payment, ...refunds].some(({ state }) => WAITING.includes(state));
  usePaymentDetail(payment.paymentKey, { pollingInterval: usePollingInterval(isAwaited) });
};

const Shown = ({ detail }: { detail: PaymentDetailView }) => {
  useFollowed(detail);
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Notices detail={detail} />
      <Grid.Root gap={6}>
        <Column wide>
          <MoneyCard detail={detail} />
          <MethodCard payment={detail.payment} />
          {detail.order ? <OrderCard order={detail.order} /> : null}
          {detail.order ? <BuyerCard order={detail.order} /> : null}
        </Column>
        <Column>
          <TimelineCard detail={detail} />
          <ReferencesCard detail={detail} />
        </Column>
      </Grid.Root>
    </Flex>
  );
};

const Payment = () => {
  const text = useText();
  const isMobile = useIsMobile();
  const { paymentKey = '' } = useParams();
  const question = usePaymentDetail(paymentKey, { refetchOnMountOrArgChange: true });
  const { currentData: data, error, isLoading, refetch } = question;
  const title = data?.order?.orderName ?? text('payment.title');
  return (
    <Page.Main>
      <Page.Title>{`${title} · ${text('payment.title')}`}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={data?.payment.orderId ?? paymentKey}
        navigationAction={isMobile ? null : <BackButton fallback={`${HOME}/payments`} />}
        secondaryAction={data ? <EnvironmentStatus environment={data.payment.environment} /> : null}
        docLink={null}
      />
      {/* Not in the header, which is made anew while one scrolls: an open dialog would be gone. */}
      {data ? <Layouts.Action startActions={<Actions payment={data.payment} />} /> : null}
      <Layouts.Content>
        {isLoading ? <Loader>{text('money.loading')}</Loader> : null}
        <Flex direction="column" alignItems="stretch" gap={6}>
          {error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : null}
          {data ? <Shown detail={data} /> : null}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

/** Commerce Payments > Payments > one payment. */
const PaymentPage = () => (
  <Page.Protect permissions={MAY_READ}>
    <Payment />
  </Page.Protect>
);

export default PaymentPage;
