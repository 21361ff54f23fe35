import { Button } from '@strapi/design-system';
import { lazy, Suspense, useState } from 'react';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { useMay } from '../../hooks/use-may';
import { useText } from '../../translations/texts';

const RefundDialog = lazy(() => import('./refund-dialog').then((file) => ({ default: file.RefundDialog })));

type Props = { paymentKey: string; size?: 'S' | 'M' | 'L' };

/** Opens the dialog that gives money of a payment back. Absent without the right. */
export const RefundButton = ({ paymentKey, size = 'S' }: Props) => {
  const text = useText();
  const may = useMay(PERMISSIONS.refundsCreate);
  const [isOpen, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button variant="danger-light" size={size} onClick={() => setOpen(true)}>
        {text('refund.open')}
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <RefundDialog paymentKey={paymentKey} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
};
