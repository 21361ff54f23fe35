import { Button } from '@strapi/design-system';
import { ArrowsCounterClockwise } from '@strapi/icons';

import { PERMISSIONS } from '../../../contracts/permissions';
import { useCheck } from '../hooks/use-check';
import { useMay } from '../hooks/use-may';
import { useText } from '../translations/texts';

type Props = {
  paymentKey: string;
  /** Given, this refund of the payment is asked about. */
  refundId?: string;
  size?: 'S' | 'M' | 'L';
};

/**
 * "Ask Toss now": what the provider says is written down, and every page that shows payments is read anew. Absent
 * without the right: an answer can complete an order, or send money back that no order waits for.
 */
export const CheckButton = ({ paymentKey, refundId, size = 'S' }: Props) => {
  const text = useText();
  const may = useMay(PERMISSIONS.refundsCreate);
  const { run, isRunning } = useCheck({ paymentKey, refundId });
  if (!may) return null;
  return (
    <Button
      variant="secondary"
      size={size}
      startIcon={<ArrowsCounterClockwise />}
      loading={isRunning}
      onClick={() => void run()}
    >
      {text('check.ask')}
    </Button>
  );
};
