import { Flex, Link, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { NavLink } from 'react-router-dom';

import { DELIVERY_RESULT_TEXTS } from '../../../../contracts/webhook-messages';
import type { SelfTestView } from '../../../../contracts/webhook-pages';
import { BesideIcon } from '../../components/beside-icon';
import { Notice } from '../../components/notice';
import { useTongue } from '../../hooks/use-tongue';
import { useText } from '../../translations/texts';
import { HOME } from '../app/sections';

type Props = { test: SelfTestView; name: string };

const ToDelivery = ({ test }: { test: SelfTestView }) => {
  const text = useText();
  if (!test.delivery) return null;
  return (
    <Link tag={NavLink} to={`${HOME}/webhooks/${test.delivery.deliveryId}`}>
      {text('webhooks.test.delivery')}
    </Link>
  );
};

const Passed = ({ test, name }: Props) => {
  const text = useText();
  return (
    <BesideIcon icon={<CheckCircle fill="success600" />} role="status">
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography fontWeight="bold" textColor="neutral800">
          {text('webhooks.test.passed', { name })}
        </Typography>
        <Typography textColor="neutral800">
          {text(`webhooks.test.signed.${test.signedWith}`, { ms: test.tookMs })}
        </Typography>
        <Typography textColor="neutral600">{text('webhooks.test.limits')}</Typography>
        <ToDelivery test={test} />
      </Flex>
    </BesideIcon>
  );
};

/** What a self-test found, and what to do when it found something. */
export const SelfTestResult = ({ test, name }: Props) => {
  const text = useText();
  const tongue = useTongue();
  if (test.outcome === 'passed') return <Passed test={test} name={name} />;
  const code = test.delivery?.result?.code;
  const why = code === undefined ? '' : DELIVERY_RESULT_TEXTS[code][tongue].what;
  const values = { status: test.status ?? '-', error: test.error ?? '-', why };
  return (
    <Notice title={text('webhooks.test.not-passed', { name })} action={<ToDelivery test={test} />}>
      {text(`webhooks.test.outcome.${test.outcome}`, values)}
    </Notice>
  );
};
