import { Flex, Typography } from '@strapi/design-system';

import type { PaymentDetailView } from '../../../../contracts/payment-detail';
import type { ProblemView } from '../../../../contracts/problems';
import { Notice } from '../../components/notice';
import { ShopTime } from '../../components/shop-time';
import { useTongue } from '../../hooks/use-tongue';
import { useText } from '../../translations/texts';

/** What waits for a person, and what that person can do about it. */
const ProblemNotice = ({ problem }: { problem: ProblemView }) => {
  const { title, what, do: cure } = problem.messages[useTongue()];
  return (
    <Notice title={title}>
      {what} {cure}
    </Notice>
  );
};

const Waiting = ({ nextCheckAt }: { nextCheckAt: string | null }) => {
  const text = useText();
  return (
    <Notice
      tone="warning"
      title={text('payment.unknown.title')}
      action={
        nextCheckAt === null ? undefined : (
          <Flex gap={2} wrap="wrap">
            <Typography textColor="neutral800">{text('payment.next-check')}</Typography>
            <ShopTime at={nextCheckAt} />
          </Flex>
        )
      }
    >
      {text('payment.unknown.body')}
    </Notice>
  );
};

/** What a person must know before anything else. */
export const Notices = ({ detail: { payment, problem, refunds } }: { detail: PaymentDetailView }) => {
  const text = useText();
  const ofRefunds = refunds.flatMap((refund) => refund.problem ?? []);
  return (
    <>
      {[...(problem ? [problem] : []), ...ofRefunds].map((each) => (
        <ProblemNotice key={`${each.code}-${each.refundId}`} problem={each} />
      ))}
      {payment.state === 'confirming' && !problem ? <Waiting nextCheckAt={payment.nextCheckAt} /> : null}
      {payment.isSurplus ? (
        <Notice tone="warning" title={text('payment.surplus.title')}>
          {text('payment.surplus.body')}
        </Notice>
      ) : null}
    </>
  );
};
