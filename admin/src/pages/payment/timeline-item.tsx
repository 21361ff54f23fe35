import { Box, Flex, Link, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';

import type { PaymentDetailView } from '../../../../contracts/payment-detail';
import type { TimelineEntry } from '../../../../contracts/payment-timeline';
import { PERMISSIONS } from '../../../../contracts/permissions';
import { webhookKindName } from '../../../../contracts/webhook-messages';
import { Amount } from '../../components/amount';
import { ShopTime } from '../../components/shop-time';
import { useMay } from '../../hooks/use-may';
import { useTongue } from '../../hooks/use-tongue';
import { supportCode } from '../../hooks/use-why-unreachable';
import { useText } from '../../translations/texts';
import { HOME } from '../app/sections';
import { TIMELINE_LOOKS } from './timeline-icons';
import { useActorWords, useHappeningWords } from './use-happening-words';

type Props = { entry: TimelineEntry; detail: PaymentDetailView };

/** Beside the first line, in smaller letters. */
const Aside = ({ children }: { children: ReactNode }) => (
  <Typography variant="pi" textColor="neutral600">
    {children}
  </Typography>
);

const Delivery = ({ entry: { deliveryId, webhookKind } }: { entry: TimelineEntry }) => {
  const text = useText();
  const tongue = useTongue();
  const mayRead = useMay(PERMISSIONS.webhooksRead);
  return (
    <>
      {webhookKind === null ? null : <Aside>{webhookKindName(webhookKind)[tongue]}</Aside>}
      {deliveryId !== null && mayRead ? (
        <Link tag={NavLink} to={`${HOME}/webhooks/${encodeURIComponent(deliveryId)}`}>
          {text('timeline.delivery')}
        </Link>
      ) : null}
    </>
  );
};

const Details = ({ entry, detail }: Props) => {
  const text = useText();
  const words = useHappeningWords(detail)(entry);
  const actor = useActorWords();
  // Of problems and webhooks the code is one of ours, and its words say all.
  const asked = entry.kind === 'problem' || entry.kind === 'webhook' ? null : supportCode(entry.code);
  const who = entry.origin === 'provider' ? text('timeline.at-provider') : entry.actor && actor(entry.actor);
  return (
    <>
      {who === null ? null : <Aside>{who}</Aside>}
      {words === null ? null : <Aside>{words}</Aside>}
      {asked === null ? null : <Aside>{text('failure.code', { code: asked })}</Aside>}
      <Delivery entry={entry} />
      {entry.traceId === null ? null : <Aside>{text('timeline.trace', { trace: entry.traceId })}</Aside>}
      {entry.learntAt === null ? null : (
        <Flex gap={2} wrap="wrap">
          <Aside>{text('timeline.learnt')}</Aside>
          <ShopTime at={entry.learntAt} isExact />
        </Flex>
      )}
    </>
  );
};

/** One thing that happened: what, when, by whom, and what came of it. */
export const TimelineItem = ({ entry, detail }: Props) => {
  const text = useText();
  const { Icon, fill } = TIMELINE_LOOKS[entry.kind];
  const isOfRefund = entry.refundId !== null && !entry.kind.startsWith('refund_');
  const title = text(
    isOfRefund
      ? `timeline.of-refund.${entry.kind as 'checked' | 'outcome_unknown' | 'problem'}`
      : `timeline.${entry.kind}`
  );
  return (
    <Flex tag="li" gap={3} alignItems="flex-start">
      <Box aria-hidden paddingTop={1}>
        <Icon fill={fill} />
      </Box>
      <Flex direction="column" alignItems="flex-start" gap={1} flex="1">
        <Flex gap={2} wrap="wrap">
          <Typography fontWeight="bold" textColor="neutral800">
            {title}
          </Typography>
          {entry.amount === null ? null : <Amount amount={entry.amount} currency={entry.currency} />}
        </Flex>
        <ShopTime at={entry.at} isExact />
        <Details entry={entry} detail={detail} />
      </Flex>
    </Flex>
  );
};
