import { Button, Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';

import type { PaymentPageMeta } from '../../../../contracts/payment-list';
import { useText } from '../../translations/texts';
import type { PaymentQuery } from './payment-query';
import { useFilterWords } from './use-filter-words';

type Props = { query: PaymentQuery; keySets: PaymentPageMeta['keySets'] };

/** What narrows the list, each with a button that drops it: seen while the filters are folded. */
export const FilterChips = ({ query, keySets }: Props) => {
  const text = useText();
  const words = useFilterWords(keySets);
  if (query.active.length === 0) return null;
  return (
    <Flex gap={2} wrap="wrap">
      {query.active.map((name) => {
        const chip = words.chip(name, query.valueOf(name) ?? '');
        return (
          <Tag
            key={name}
            icon={<Cross aria-hidden />}
            label={text('payments.filter.drop', { filter: chip })}
            onClick={() => query.change({ [name]: null })}
          >
            {chip}
          </Tag>
        );
      })}
      <Button variant="ghost" size="S" onClick={query.clear}>
        {text('payments.filter.reset')}
      </Button>
    </Flex>
  );
};
