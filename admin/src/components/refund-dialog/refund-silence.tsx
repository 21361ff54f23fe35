import { Button, Modal } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useText } from '../../translations/texts';
import { formatAmount } from '../money-text';
import { Notice } from '../notice';
import type { PendingRefund } from './pending-refunds';

type Props = { pending: PendingRefund; currency: string; onSendAgain: (pending: PendingRefund) => void };

/** Our own server did not answer. Only the same refund can be sent from here, so that it is made once. */
export const RefundSilence = ({ pending, currency, onSendAgain }: Props) => {
  const text = useText();
  const { locale } = useIntl();
  const amount = formatAmount(pending.input.amount ?? 0, currency, locale);
  return (
    <>
      <Modal.Body>
        <Notice tone="warning" title={text('refund.silence.title', { amount })}>
          {text('refund.silence')}
        </Notice>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{text('close')}</Button>
        </Modal.Close>
        <Button onClick={() => onSendAgain(pending)}>{text('refund.silence.again')}</Button>
      </Modal.Footer>
    </>
  );
};
