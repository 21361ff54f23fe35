import { Flex, Status, Typography } from '@strapi/design-system';

import type { Environment } from '../../../contracts/keys';
import { EnvironmentStatus } from '../components/environment-status';
import { useInstant } from '../hooks/use-instant';
import { useText } from '../translations/texts';
import { isWordField, wordTextId } from '../translations/words';

/** Red is kept for live; a state that needs nobody is calm. */
const STATE_VARIANT: Readonly<Record<string, 'success' | 'secondary' | 'neutral' | 'primary'>> = {
  paid: 'success',
  succeeded: 'success',
  confirming: 'primary',
  processing: 'primary',
  awaiting_deposit: 'secondary',
  pending: 'secondary',
  requested: 'secondary',
};

/** A value of our own as a person reads it: a word for `paid`, a local time for epoch milliseconds. */
export const useShownValue = () => {
  const text = useText();
  const instant = useInstant();
  return (field: string, value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (!isWordField(field)) return typeof value === 'number' || typeof value === 'string' ? instant(Number(value)) : '';
    const id = wordTextId(field, value);
    return id === null ? String(value) : text(id);
  };
};

/** The same in a cell of a list. */
export const ShownValue = ({ field, value }: { field: string; value: unknown }) => {
  const shown = useShownValue()(field, value);
  if (field === 'environment' && (value === 'test' || value === 'live')) {
    return <EnvironmentStatus environment={value satisfies Environment} />;
  }
  if (field !== 'state' || shown === '') return <Typography textColor="neutral800">{shown === '' ? '-' : shown}</Typography>;
  return (
    <Flex>
      <Status variant={STATE_VARIANT[String(value)] ?? 'neutral'} size="S">
        <Typography variant="omega" fontWeight="bold">
          {shown}
        </Typography>
      </Status>
    </Flex>
  );
};
