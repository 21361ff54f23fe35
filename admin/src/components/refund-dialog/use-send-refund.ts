import { useRef, useState } from 'react';

import type { PanelRefundInput, RefundWay } from '../../../../contracts/refund-options';
import type { RefundView } from '../../../../contracts/refunds';
import type { RequestError } from '../../hooks/use-error-text';
import { useCreateRefund } from '../../services/refunds';
import {
  forgetRefund,
  isCertainlyNotMade,
  pendingRefundOf,
  rememberRefund,
  type PendingRefund,
} from './pending-refunds';

export type SendState =
  | { step: 'form'; error: RequestError | null }
  | { step: 'sending' }
  /** Sent, and no answer came: nobody knows whether it was made. */
  | { step: 'silence'; pending: PendingRefund }
  | { step: 'made'; refund: RefundView; way: RefundWay };

/** `randomUUID` is not there where the panel is opened without HTTPS. */
const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const firstState = (paymentKey: string): SendState => {
  const pending = pendingRefundOf(paymentKey);
  return pending ? { step: 'silence', pending } : { step: 'form', error: null };
};

/**
 * Sends a refund once, however often its button is pressed. Its key is made at the first press and
 * changed only when an answer says how it ended, so that a repeat after silence is the same refund.
 */
export const useSendRefund = (paymentKey: string, onRefused: () => void) => {
  const [state, setState] = useState<SendState>(() => firstState(paymentKey));
  const [create] = useCreateRefund();
  const idempotencyKey = useRef('');
  const isSending = useRef(false);

  const deliver = async (pending: PendingRefund, way: RefundWay, isRepeat: boolean): Promise<void> => {
    if (isSending.current) return;
    isSending.current = true;
    rememberRefund(paymentKey, pending);
    setState({ step: 'sending' });
    const answer = await create({ paymentKey, ...pending });
    isSending.current = false;
    if ('error' in answer && !isCertainlyNotMade(answer.error, isRepeat)) return setState({ step: 'silence', pending });
    forgetRefund(paymentKey);
    idempotencyKey.current = '';
    if (!('error' in answer)) return setState({ step: 'made', refund: answer.data, way });
    setState({ step: 'form', error: answer.error });
    onRefused();
  };

  return {
    state,
    /** @param way as it was when the refund was sent: afterwards the payment is another */
    send: (input: PanelRefundInput, way: RefundWay) =>
      deliver({ idempotencyKey: (idempotencyKey.current ||= newKey()), input }, way, false),
    /** After silence: the same refund under the same key. */
    sendAgain: (pending: PendingRefund, way: RefundWay) => deliver(pending, way, true),
    startOver: () => setState({ step: 'form', error: null }),
  };
};
