import type { ReactNode } from 'react';
import { Typography } from '@strapi/design-system';

import type { ProblemView } from '../../../../contracts/problems';
import { DELIVERY_RESULT_TEXTS, webhookKindName } from '../../../../contracts/webhook-messages';
import { DELIVERY_RESULT_CODES, type DeliveryResultCode } from '../../../../contracts/webhooks';
import { Fact, Facts } from '../../components/facts';
import { LinkedPayment } from '../../components/linked-payment';
import { useWhyUnreachable } from '../../hooks/use-why-unreachable';
import { useTongue } from '../../hooks/use-tongue';
import { isTextId, type TextId, useText } from '../../translations/texts';
import { wordTextId } from '../../translations/words';

/** What of a problem's details is shown, in this order. */
const SHOWN = [
  'fields',
  'from',
  'told',
  'providerStatus',
  'providerCode',
  'kind',
  'result',
  'cause',
  'type',
  'lastStatus',
  'lastError',
  'attempts',
] as const;
type Shown = (typeof SHOWN)[number];

const NAMES: Readonly<Record<Shown, TextId>> = {
  fields: 'problems.detail.fields',
  from: 'problems.detail.from',
  told: 'problems.detail.told',
  providerStatus: 'problems.detail.provider-status',
  providerCode: 'problems.detail.reason',
  kind: 'problems.detail.kind',
  result: 'problems.detail.result',
  cause: 'problems.detail.reason',
  type: 'problems.detail.type',
  lastStatus: 'problems.detail.last-status',
  lastError: 'problems.detail.last-error',
  attempts: 'problems.detail.attempts',
};

const isResult = (code: string): code is DeliveryResultCode => DELIVERY_RESULT_CODES.some((known) => known === code);

/** One detail in words. */
const useDetailText = () => {
  const text = useText();
  const tongue = useTongue();
  const reason = useWhyUnreachable();
  const word = (id: string, value: string): string => (isTextId(id) ? text(id) : value);
  const state = (value: string): string => {
    const id = wordTextId('state', value);
    return id === null ? value : text(id);
  };
  return (name: Shown, value: unknown): string => {
    if (Array.isArray(value)) return value.map((one) => word(`problems.field.${String(one)}`, String(one))).join(', ');
    const said = String(value);
    if (name === 'from' || name === 'told') return state(said);
    if (name === 'providerCode' || name === 'cause') return reason(said);
    if (name === 'kind') return webhookKindName(said)[tongue];
    if (name === 'result') return isResult(said) ? DELIVERY_RESULT_TEXTS[said][tongue].what : said;
    if (name === 'type') return word(`problems.event.${said.replace('.', '-')}`, said);
    return name === 'attempts' ? text('webhooks.attempts.value', { count: Number(value) }) : said;
  };
};

const Id = ({ children }: { children: ReactNode }) => <Typography textColor="neutral800">{children}</Typography>;

/** What it is about, and what the server knows of it. */
export const ProblemDetails = ({ problem }: { problem: ProblemView }) => {
  const text = useText();
  const detailText = useDetailText();
  const { details, paymentKey, orderId, refundId } = problem;
  return (
    <Facts>
      {orderId === null ? null : (
        <Fact name={text('webhooks.order')}>
          <Id>{orderId}</Id>
        </Fact>
      )}
      {paymentKey === null ? null : (
        <Fact name={text('webhooks.payment')}>
          <LinkedPayment paymentKey={paymentKey} />
        </Fact>
      )}
      {refundId === null ? null : (
        <Fact name={text('problems.refund')}>
          <Id>{refundId}</Id>
        </Fact>
      )}
      {SHOWN.filter((name) => details[name] != null).map((name) => (
        <Fact key={name} name={text(NAMES[name])}>
          {detailText(name, details[name])}
        </Fact>
      ))}
    </Facts>
  );
};
