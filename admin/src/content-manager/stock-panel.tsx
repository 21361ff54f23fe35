import { lazy, Suspense } from 'react';

import { PERMISSIONS } from '../../../contracts/permissions';
import { useMay } from '../hooks/use-may';
import { useText } from '../translations/texts';
import { PRODUCT_UID } from './our-types';

const StockCard = lazy(() => import('./stock-card').then((file) => ({ default: file.StockCard })));

type Props = { model: string; documentId?: string };

/** The side panel of a product, for those who may change stock: pieces left and the price on sale. */
export const StockPanel = ({ model, documentId }: Props) => {
  const text = useText();
  const mayChange = useMay(PERMISSIONS.stockUpdate);
  if (!mayChange || model !== PRODUCT_UID || documentId === undefined) return null;
  return {
    title: text('stock.title'),
    content: (
      <Suspense fallback={null}>
        <StockCard product={documentId} />
      </Suspense>
    ),
  };
};
