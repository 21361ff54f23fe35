import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { FailureView } from '../../../contracts/payments';
import { tongueOf } from '../translations/instruments';
import { useText } from '../translations/texts';
import { LINE_BREAKS } from './line-breaks';

/** The sentence that the buyer was shown for a failure, in the person's language. */
export const useFailureText = () => {
  const { locale } = useIntl();
  return ({ message }: FailureView): string => message[tongueOf(locale)];
};

type Props = { failure: FailureView | null | undefined };

/**
 * Why a payment or refund failed: the sentence for the buyer, and under it the provider's code, which is what its
 * support asks for. Nothing when nothing failed.
 */
export const FailureText = ({ failure }: Props) => {
  const text = useText();
  const textOf = useFailureText();
  if (!failure) return null;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} style={LINE_BREAKS}>
      <Typography textColor="neutral800">{textOf(failure)}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {text('failure.code', { code: failure.code })}
      </Typography>
    </Flex>
  );
};
