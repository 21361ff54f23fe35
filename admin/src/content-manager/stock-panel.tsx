import { lazy, Suspense } from 'react';

import { PERMISSIONS } from '../../../contracts/permissions';
import { useMay } from '../hooks/use-may';
import { useText } from '../translations/texts';
import { PRODUCT_UID } from './our-types';

const StockCard = lazy(() => import('./stock-card').then((file) => ({ default: file.StockCard })));

type Props = { model: string; documentId?: string; document?: Record<string, unknown> };

/** Another text after each save, publish and unpublish: these change the offer, so it is read again. */
const revisionOf = (document: Props['document']): string => `${document?.['updatedAt']}/${document?.['status']}`;

/** The side panel of a product, for those who may change stock: pieces left and the price on sale. */
export const StockPanel = ({ model, documentId, document }: Props) => {
  const text = useText();
  const mayChange = useMay(PERMISSIONS.stockUpdate);
  if (!mayChange || model !== PRODUCT_UID || documentId === undefined) return null;
  return {
    title: text('stock.title'),
    content: (
      <Suspense fallback={null}>
        <StockCard product={documentId} revision={revisionOf(document)} />
      </Suspense>
    ),
  };
};
