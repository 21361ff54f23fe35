import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { Environment } from '../../../contracts/keys';
import { EnvironmentStatus } from '../components/environment-status';
import { ShopTime } from '../components/shop-time';
import { StateStatus } from '../components/state-status';
import { useKeySetName } from '../hooks/use-key-set-name';
import { useShopZone } from '../hooks/use-shop-zone';
import { useText } from '../translations/texts';
import { isWordField, wordTextId } from '../translations/words';
import { KEY_SET_FIELD } from './our-types';

/** A value of ours as people read it: a word for `paid`, a key set's name, the shop's time for epoch milliseconds. */
export const useShownValue = () => {
  const text = useText();
  const { formatDate } = useIntl();
  const timeZone = useShopZone();
  const keySetName = useKeySetName();
  return (field: string, value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (field === KEY_SET_FIELD) return keySetName(String(value));
    if (!isWordField(field)) {
      const at = Number(value);
      return Number.isNaN(at) ? '' : formatDate(at, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
    }
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
  if (!isWordField(field) && field !== KEY_SET_FIELD) return <ShopTime at={value === null ? null : Number(value)} />;
  return <Typography textColor="neutral800">{shown === '' ? '-' : shown}</Typography>;
};
