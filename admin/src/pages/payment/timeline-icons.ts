import {
  ArrowsCounterClockwise,
  CheckCircle,
  Clock,
  CrossCircle,
  Question,
  ShoppingCart,
  WarningCircle,
  Webhooks,
} from '@strapi/icons';

import type { TimelineKind } from '../../../../contracts/payment-timeline';

type Look = { Icon: typeof Clock; fill: string };

const CALM = 'neutral600';
const GOOD = 'success600';
const BAD = 'danger600';
const AWAITED = 'primary600';

/** How each kind of happening looks beside its words. Colours of the theme, so that they hold in the dark as well. */
export const TIMELINE_LOOKS: Readonly<Record<TimelineKind, Look>> = {
  order_created: { Icon: ShoppingCart, fill: CALM },
  order_canceled: { Icon: CrossCircle, fill: CALM },
  order_expired: { Icon: Clock, fill: CALM },
  confirm_started: { Icon: Clock, fill: CALM },
  approved: { Icon: CheckCircle, fill: GOOD },
  declined: { Icon: CrossCircle, fill: BAD },
  expired: { Icon: Clock, fill: CALM },
  deposit_awaited: { Icon: Clock, fill: AWAITED },
  deposited: { Icon: CheckCircle, fill: GOOD },
  deposit_reversed: { Icon: WarningCircle, fill: BAD },
  canceled: { Icon: CrossCircle, fill: CALM },
  outcome_unknown: { Icon: Question, fill: AWAITED },
  problem: { Icon: WarningCircle, fill: BAD },
  webhook: { Icon: Webhooks, fill: CALM },
  webhook_replayed: { Icon: Webhooks, fill: CALM },
  checked: { Icon: ArrowsCounterClockwise, fill: CALM },
  refund_requested: { Icon: Clock, fill: CALM },
  refund_succeeded: { Icon: CheckCircle, fill: GOOD },
  refund_failed: { Icon: CrossCircle, fill: BAD },
};
