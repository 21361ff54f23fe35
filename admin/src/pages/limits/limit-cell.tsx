import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { useIntl } from 'react-intl';

import type { LimitSubjectView, RefundLimitView } from '../../../../contracts/refund-limits';
import { formatAmount } from '../../components/money-text';
import { useText } from '../../translations/texts';

export type OnEdit = (subject: LimitSubjectView) => void;

const isSet = ({ perRefund, perDay }: RefundLimitView): boolean => perRefund !== null || perDay !== null;

const Limit = ({ limit }: { limit: RefundLimitView }) => {
  const text = useText();
  const { locale } = useIntl();
  const { currency, perRefund, perDay, usedToday } = limit;
  const shown = (amount: number) => formatAmount(amount, currency, locale);
  return (
    <Flex direction="column" alignItems="flex-start">
      {perRefund === null ? null : (
        <Typography textColor="neutral800">{text('limits.per-refund.value', { amount: shown(perRefund) })}</Typography>
      )}
      {perDay === null ? null : (
        <Typography textColor="neutral800">{text('limits.per-day.value', { amount: shown(perDay) })}</Typography>
      )}
      {perDay === null || usedToday === null ? null : (
        <Typography variant="pi" textColor="neutral600">
          {text('limits.used-today', { amount: shown(usedToday) })}
        </Typography>
      )}
    </Flex>
  );
};

/** What a role or token may give back, with the button that changes it. */
export const LimitCell = ({ subject, onEdit }: { subject: LimitSubjectView; onEdit?: OnEdit | undefined }) => {
  const text = useText();
  const limits = subject.limits.filter(isSet);
  return (
    <Flex gap={2} alignItems="flex-start" paddingTop={4} paddingBottom={4}>
      {onEdit ? (
        <IconButton variant="ghost" label={text('limits.edit', { name: subject.name })} onClick={() => onEdit(subject)}>
          <Pencil />
        </IconButton>
      ) : null}
      <Flex direction="column" alignItems="flex-start" gap={2} paddingTop={1}>
        {limits.length === 0 ? <Typography textColor="neutral600">{text('limits.none')}</Typography> : null}
        {limits.map((limit) => (
          <Limit key={limit.currency} limit={limit} />
        ))}
      </Flex>
    </Flex>
  );
};
