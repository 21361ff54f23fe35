import { Flex } from '@strapi/design-system';
import { lazy, Suspense } from 'react';

import { PERMISSIONS } from '../../../contracts/permissions';
import { useMay } from '../hooks/use-may';
import { useText } from '../translations/texts';
import { PRODUCT_UID } from './our-types';

const StockCard = lazy(() => import('./stock-card').then((file) => ({ default: file.StockCard })));

const SalesCard = lazy(() => import('./sales-card').then((file) => ({ default: file.SalesCard })));

type Props = { model: string; documentId?: string; document?: Record<string, unknown> };

/** Another text after each save, publish and unpublish: these change the offer, so it is read again. */
const revisionOf = (document: Props['document']): string => `${document?.['updatedAt']}/${document?.['status']}`;

/** The side panel of a product: stock and the price on sale for those who may change them, and how it sells. */
export const StockPanel = ({ model, documentId, document }: Props) => {
  const text = useText();
  const mayChange = useMay(PERMISSIONS.stockUpdate);
  const mayRead = useMay(PERMISSIONS.paymentsRead);
  if (!(mayChange || mayRead) || model !== PRODUCT_UID || documentId === undefined) return null;
  const about = { product: documentId, revision: revisionOf(document) };
  return {
    title: text(mayRead ? 'sales.title' : 'stock.title'),
    content: (
      <Suspense fallback={null}>
        <Flex direction="column" alignItems="stretch" gap={4} width="100%">
          {mayChange ? <StockCard {...about} /> : null}
          {mayRead ? <SalesCard {...about} withOffer={!mayChange} /> : null}
        </Flex>
      </Suspense>
    ),
  };
};
