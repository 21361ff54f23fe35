import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { PERMISSIONS } from '../../../contracts/permissions';
import type { ProductFiguresView } from '../../../contracts/product-sales';
import { useMay } from '../hooks/use-may';
import { useProductFigures } from '../services/product-figures';
import { useText } from '../translations/texts';

/** What a column of ours shows of each product. */
export type Figure = 'stock' | 'sold';

const useShown = () => {
  const text = useText();
  const { formatNumber } = useIntl();
  return (figure: Figure, { stock, onSale, sold }: ProductFiguresView): string => {
    if (figure === 'sold') return formatNumber(sold);
    if (stock !== null) return formatNumber(stock);
    return onSale ? text('stock.not-counted') : '-';
  };
};

/** Stock of a product, or how often it was sold, in a list; a dash for who may not read payments. */
export const FiguresCell = ({ product, figure }: { product: string; figure: Figure }) => {
  const shown = useShown();
  const mayRead = useMay(PERMISSIONS.paymentsRead);
  const { data } = useProductFigures(product, { skip: !mayRead, refetchOnMountOrArgChange: true });
  return (
    <Typography textColor="neutral800" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {data ? shown(figure, data) : '-'}
    </Typography>
  );
};
