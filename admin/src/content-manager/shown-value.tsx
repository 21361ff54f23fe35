import { Typography } from '@strapi/design-system';

import type { Environment } from '../../../contracts/keys';
import { EnvironmentStatus } from '../components/environment-status';
import { StateStatus } from '../components/state-status';
import { useInstant } from '../hooks/use-instant';
import { useText } from '../translations/texts';
import { isWordField, wordTextId } from '../translations/words';

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
  if (field === 'state' && shown !== '') return <StateStatus state={String(value)} />;
  return <Typography textColor="neutral800">{shown === '' ? '-' : shown}</Typography>;
};
