import { Box, Flex, Th, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, ArrowsVertical } from '@strapi/icons';

import type { PaymentSort } from '../../../../contracts/payment-list';
import type { CellPlace } from '../../components/grid-place';
import { type TextId, useText } from '../../translations/texts';
import type { PaymentQuery } from './payment-query';

type Props = { query: PaymentQuery; sort: PaymentSort; words: TextId; isRight?: boolean } & CellPlace;

const ARIA = { asc: 'ascending', desc: 'descending' } as const;
const ICON = { asc: ArrowUp, desc: ArrowDown } as const;
const OTHER = { asc: 'desc', desc: 'asc' } as const;

/** A column's head that sorts: newest or highest first, then the other way round. */
export const SortHead = ({ query, sort, words, isRight = false, ...place }: Props) => {
  const text = useText();
  const direction = query.sort === sort ? query.direction : null;
  const Icon = direction ? ICON[direction] : ArrowsVertical;
  const turn = (): void => query.change({ sort, direction: direction ? OTHER[direction] : 'desc' });
  return (
    <Th {...place} role="columnheader" aria-sort={direction ? ARIA[direction] : 'none'}>
      <Box
        tag="button"
        type="button"
        background="transparent"
        borderStyle="none"
        padding={0}
        width="100%"
        style={{ cursor: 'pointer' }}
        aria-label={text('payments.sort', { column: text(words) })}
        onClick={turn}
      >
        <Flex gap={1} justifyContent={isRight ? 'flex-end' : 'flex-start'}>
          <Typography variant="sigma" textColor={direction ? 'primary600' : 'neutral600'}>
            {text(words)}
          </Typography>
          <Icon aria-hidden width="1.2rem" height="1.2rem" fill={direction ? 'primary600' : 'neutral500'} />
        </Flex>
      </Box>
    </Th>
  );
};
