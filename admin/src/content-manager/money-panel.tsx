import { lazy, Suspense } from 'react';

import { PERMISSIONS } from '../../../contracts/permissions';
import { useMay } from '../hooks/use-may';
import { type TextId, useText } from '../translations/texts';
import { ORDER_UID, PAYMENT_UID, REFUND_UID } from './our-types';

const OrderCard = lazy(() => import('./order-card').then((file) => ({ default: file.OrderCard })));
const PaymentCard = lazy(() => import('./payment-card').then((file) => ({ default: file.PaymentCard })));
const RefundCard = lazy(() => import('./refund-card').then((file) => ({ default: file.RefundCard })));

const CARDS = { [ORDER_UID]: OrderCard, [PAYMENT_UID]: PaymentCard, [REFUND_UID]: RefundCard } as const;

const TITLES: Readonly<Record<keyof typeof CARDS, TextId>> = {
  [ORDER_UID]: 'money.order.title',
  [PAYMENT_UID]: 'money.payment.title',
  [REFUND_UID]: 'money.refund.title',
};

const hasCard = (model: string): model is keyof typeof CARDS => Object.hasOwn(CARDS, model);

type Props = { model: string; documentId?: string; document?: Record<string, unknown> };

/** What the cards are given: the document beside which they stand. */
export type CardProps = { model: string; documentId: string; document: Record<string, unknown> };

/** The side panel of an order, a payment and a refund: what was paid, what went back, and what can be done about it. */
export const MoneyPanel = ({ model, documentId, document }: Props) => {
  const text = useText();
  const mayRead = useMay(PERMISSIONS.paymentsRead);
  if (!mayRead || !hasCard(model) || documentId === undefined || !document) return null;
  const Card = CARDS[model];
  return {
    title: text(TITLES[model]),
    content: (
      <Suspense fallback={null}>
        <Card model={model} documentId={documentId} document={document} />
      </Suspense>
    ),
  };
};
