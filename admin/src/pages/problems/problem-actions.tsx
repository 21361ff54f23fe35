import { Button, Flex, LinkButton } from '@strapi/design-system';
import { ArrowRight, Message } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { PLUGIN_ID } from '../../../../contracts/plugin-id';
import type { ProblemCode, ProblemView } from '../../../../contracts/problems';
import { CheckButton } from '../../components/check-button';
import { RefundButton } from '../../components/refund-dialog';
import { ReplayButton } from '../../components/replay-button';
import { type RequestError, useErrorText } from '../../hooks/use-error-text';
import { useMay } from '../../hooks/use-may';
import { useRedeliver } from '../../services/problems';
import { type TextId, useText } from '../../translations/texts';
import { HOME } from '../app/sections';

type Props = { problem: ProblemView };

/** Asking again may solve these; of the others a person has to do something else first. */
const ASKABLE: Readonly<Record<ProblemCode, boolean>> = {
  ANSWER_MISMATCH: true,
  UNEXPECTED_STATE: true,
  PAID_AFTER_ALL: true,
  OUTCOME_UNKNOWN: true,
  KEY_REJECTED: true,
  SURPLUS_PAYMENT_REFUND_ACCOUNT: false,
  REFUND_STUCK: true,
  WEBHOOK_FAILED: false,
  EVENT_FAILED: false,
};

const ToPage = ({ to, words }: { to: string; words: TextId }) => {
  const text = useText();
  return (
    <LinkButton tag={NavLink} to={to} variant="tertiary" size="S" endIcon={<ArrowRight />}>
      {text(words)}
    </LinkButton>
  );
};

/** Sends an event to its address once more. Absent without the right. */
const RedeliverButton = ({ deliveryId }: { deliveryId: string }) => {
  const text = useText();
  const errorText = useErrorText();
  const may = useMay(PERMISSIONS.webhooksUpdate);
  const { toggleNotification } = useNotification();
  const [redeliver, { isLoading }] = useRedeliver();
  if (!may) return null;
  const send = async (): Promise<void> => {
    const answer = await redeliver(deliveryId);
    toggleNotification(
      'error' in answer
        ? { type: 'danger', message: errorText(answer.error as RequestError) }
        : { type: 'success', message: text('problems.redeliver.begun') }
    );
  };
  return (
    <Button variant="secondary" size="S" startIcon={<Message />} loading={isLoading} onClick={() => void send()}>
      {text('problems.redeliver')}
    </Button>
  );
};

const Deeds = ({ problem: { kind, code, paymentKey, refundId, deliveryId } }: Props) => (
  <>
    {ASKABLE[code] && paymentKey !== null ? (
      <CheckButton paymentKey={paymentKey} {...(kind === 'refund' && refundId !== null ? { refundId } : {})} />
    ) : null}
    {code === 'SURPLUS_PAYMENT_REFUND_ACCOUNT' && paymentKey !== null ? <RefundButton paymentKey={paymentKey} /> : null}
    {kind === 'webhook_delivery' && deliveryId !== null ? <ReplayButton deliveryId={deliveryId} /> : null}
    {kind === 'event_delivery' && deliveryId !== null ? <RedeliverButton deliveryId={deliveryId} /> : null}
  </>
);

/** What can be done about a problem, and the ways to where it is solved; of both what the person may. */
export const ProblemActions = ({ problem }: Props) => {
  const mayReadWebhooks = useMay(PERMISSIONS.webhooksRead);
  const mayReadKeys = useMay(PERMISSIONS.keysRead);
  const { kind, code, paymentKey, deliveryId, keySetId } = problem;
  const keys = `/settings/${PLUGIN_ID}/keys`;
  return (
    <Flex gap={2} wrap="wrap">
      <Deeds problem={problem} />
      {paymentKey === null ? null : (
        <ToPage to={`${HOME}/payments/${encodeURIComponent(paymentKey)}`} words="problems.to-payment" />
      )}
      {kind === 'webhook_delivery' && deliveryId !== null && mayReadWebhooks ? (
        <ToPage to={`${HOME}/webhooks/${deliveryId}`} words="problems.to-webhook" />
      ) : null}
      {code === 'KEY_REJECTED' && mayReadKeys ? (
        <ToPage to={keySetId === null ? keys : `${keys}/${keySetId}`} words="problems.to-key-set" />
      ) : null}
    </Flex>
  );
};
