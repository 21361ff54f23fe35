import { useIntl } from 'react-intl';

import type { PaymentPageMeta } from '../../../../contracts/payment-list';
import { formatAmount } from '../../components/money-text';
import { useText } from '../../translations/texts';
import { wordTextId } from '../../translations/words';
import type { FilterName } from './payment-query';

/** Filters and what they are set to, in words; what this panel does not know stands as it is. */
export const useFilterWords = (keySets: PaymentPageMeta['keySets']) => {
  const text = useText();
  const { locale, formatDate } = useIntl();

  const keySetName = (id: string): string => {
    const set = keySets.find(({ keySetId }) => keySetId === id);
    return set ? `${set.name} (${text(`environment.${set.environment}`)})` : id;
  };
  const dayWords = (day: string): string => {
    const date = new Date(`${day}T00:00:00Z`);
    return Number.isNaN(date.getTime()) ? day : formatDate(date, { timeZone: 'UTC', dateStyle: 'medium' });
  };

  const value = (name: FilterName, one: string): string => {
    if (name === 'keySet') return keySetName(one);
    if (name === 'from' || name === 'to') return dayWords(one);
    if (name === 'amountMin' || name === 'amountMax')
      return /^\d{1,15}$/.test(one) ? formatAmount(Number(one), 'KRW', locale) : one;
    const id = wordTextId(name, one);
    return id === null ? one : text(id);
  };

  return {
    value,
    /** As it stands above the list: "State: Paid". */
    chip: (name: FilterName, one: string): string => `${text(`payments.filter.${name}`)}: ${value(name, one)}`,
  };
};
