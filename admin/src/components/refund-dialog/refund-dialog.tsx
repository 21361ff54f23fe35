import { Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';

import { type RequestError, useErrorText } from '../../hooks/use-error-text';
import { useCreateRefund } from '../../services/refunds';
import { useText } from '../../translations/texts';
import { LINE_BREAKS } from '../line-breaks';

type Props = { paymentKey: string; onClose: () => void };

/** Gives back all that is left of a payment. */
export const RefundDialog = ({ paymentKey, onClose }: Props) => {
  const text = useText();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState('');
  const [error, setError] = useState<RequestError | null>(null);
  const [send, { isLoading }] = useCreateRefund();
  const isSending = useRef(false);

  const run = async () => {
    if (isSending.current) return;
    isSending.current = true;
    const answer = await send({ paymentKey, idempotencyKey, input: { reason } });
    isSending.current = false;
    if ('error' in answer) return setError(answer.error);
    toggleNotification({ type: 'success', message: text('refund.sent') });
    onClose();
  };

  return (
    <Modal.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Modal.Content style={LINE_BREAKS}>
        <Modal.Header closeLabel={text('close')}>
          <Modal.Title>{text('refund.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Field.Root name="refund-reason" id="refund-reason" required>
              <Field.Label>{text('refund.reason')}</Field.Label>
              <TextInput value={reason} onChange={(event) => setReason(event.target.value)} />
            </Field.Root>
            {error ? (
              <Typography textColor="danger600" role="alert">
                {errorText(error)}
              </Typography>
            ) : null}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('cancel')}</Button>
          </Modal.Close>
          <Button variant="danger" disabled={reason.trim() === ''} loading={isLoading} onClick={() => void run()}>
            {text('refund.send')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
