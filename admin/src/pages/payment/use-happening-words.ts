import { useCallback } from 'react';

import type { PaymentDetailView } from '../../../../contracts/payment-detail';
import type { TimelineEntry } from '../../../../contracts/payment-timeline';
import { PROBLEM_MESSAGES } from '../../../../contracts/problem-messages';
import type { ProblemCode } from '../../../../contracts/problems';
import { DELIVERY_RESULT_TEXTS, DELIVERY_STATE_WORDS } from '../../../../contracts/webhook-messages';
import type { DeliveryResultCode, DeliveryState } from '../../../../contracts/webhooks';
import { useWhyUnreachable } from '../../hooks/use-why-unreachable';
import { useTongue } from '../../hooks/use-tongue';
import { isTextId, useText } from '../../translations/texts';

const known = <Code extends string>(table: object, code: string): code is Code => Object.hasOwn(table, code);

/** A code of the timeline in words; `null` when there is nothing to say. One that this panel does not know stays as it is. */
export const useHappeningWords = ({ payment, refunds }: PaymentDetailView) => {
  const tongue = useTongue();
  const why = useWhyUnreachable();
  return useCallback(
    ({ kind, code, refundId }: TimelineEntry): string | null => {
      if (code === null) return null;
      if (kind === 'checked') return why(code);
      if (kind === 'problem')
        return known<ProblemCode>(PROBLEM_MESSAGES, code) ? PROBLEM_MESSAGES[code][tongue].title : code;
      if (kind === 'webhook') {
        if (known<DeliveryResultCode>(DELIVERY_RESULT_TEXTS, code)) return DELIVERY_RESULT_TEXTS[code][tongue].what;
        return known<DeliveryState>(DELIVERY_STATE_WORDS, code) ? DELIVERY_STATE_WORDS[code][tongue] : code;
      }
      const failures = [payment.failure, refunds.find((refund) => refund.refundId === refundId)?.failure];
      return failures.find((failure) => failure?.code === code)?.message[tongue] ?? why(code);
    },
    [payment, refunds, tongue, why]
  );
};

/** Who did it, with what they are: `Kim Minji · Administrator`. */
export const useActorWords = () => {
  const text = useText();
  return useCallback(
    ({ kind, name }: NonNullable<TimelineEntry['actor']>): string => {
      const id = `audit.actor.${kind}`;
      const what = isTextId(id) ? text(id) : kind;
      return name === null ? what : `${name} · ${what}`;
    },
    [text]
  );
};
