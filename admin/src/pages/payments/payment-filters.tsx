import { Box, Grid } from '@strapi/design-system';
import type { ReactNode } from 'react';

import { ENVIRONMENTS } from '../../../../contracts/keys';
import type { PaymentPageMeta } from '../../../../contracts/payment-list';
import { PAYMENT_METHODS, PAYMENT_STATES } from '../../../../contracts/payments';
import { Choice } from '../../components/choice';
import { DayField } from '../../components/day-field';
import { useText } from '../../translations/texts';
import { AmountField } from './amount-field';
import type { PaymentQuery } from './payment-query';
import { useFilterWords } from './use-filter-words';

type Props = { id: string; query: PaymentQuery; keySets: PaymentPageMeta['keySets'] };

const Cell = ({ children }: { children: ReactNode }) => (
  <Grid.Item col={3} m={6} xs={12} direction="column" alignItems="stretch">
    {children}
  </Grid.Item>
);

/** What the list is narrowed to. Each holds as soon as it is chosen. */
export const PaymentFilters = ({ id, query, keySets }: Props) => {
  const text = useText();
  const words = useFilterWords(keySets);
  const { valueOf, change } = query;
  const choices = [
    { name: 'environment', values: ENVIRONMENTS },
    { name: 'state', values: PAYMENT_STATES },
    { name: 'method', values: PAYMENT_METHODS },
    { name: 'keySet', values: keySets.map(({ keySetId }) => keySetId) },
  ] as const;
  return (
    <Box id={id} background="neutral0" hasRadius shadow="filterShadow" padding={{ initial: 4, medium: 6 }}>
      <Grid.Root gap={4}>
        {choices.map(({ name, values }) => (
          <Cell key={name}>
            <Choice
              {...{ name, label: text(`payments.filter.${name}`), value: valueOf(name) }}
              options={values.map((value) => ({ value, label: words.value(name, value) }))}
              change={(value) => change({ [name]: value })}
            />
          </Cell>
        ))}
        {(['from', 'to'] as const).map((name) => (
          <Cell key={name}>
            <DayField
              {...{ name, label: text(`payments.filter.${name}`), value: valueOf(name) }}
              change={(value) => change({ [name]: value })}
            />
          </Cell>
        ))}
        {(['amountMin', 'amountMax'] as const).map((name) => (
          <Cell key={name}>
            <AmountField
              {...{ name, label: text(`payments.filter.${name}`), value: valueOf(name) }}
              change={(value) => change({ [name]: value })}
            />
          </Cell>
        ))}
      </Grid.Root>
    </Box>
  );
};
