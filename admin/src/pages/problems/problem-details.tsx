import type { ReactNode } from 'react';
import { Typography } from '@strapi/design-system';

import type { ProblemView } from '../../../../contracts/problems';
import { Fact, Facts } from '../../components/facts';
import { LinkedPayment } from '../../components/linked-payment';
import { type TextId, useText } from '../../translations/texts';
import { DetailValue, SHOWN, type Shown } from './detail-value';

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

const Id = ({ children }: { children: ReactNode }) => <Typography textColor="neutral800">{children}</Typography>;

/** What it is about, and what the server knows of it. */
export const ProblemDetails = ({ problem }: { problem: ProblemView }) => {
  const text = useText();
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
          <DetailValue name={name} value={details[name]} />
        </Fact>
      ))}
    </Facts>
  );
};
