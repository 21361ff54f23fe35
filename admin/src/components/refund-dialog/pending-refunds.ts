import type { PanelRefundInput } from '../../../../contracts/refund-options';
import type { RequestError } from '../../hooks/request-error';
import { errorCode } from '../../hooks/request-error';

/** A refund that was sent and of which no answer came. */
export type PendingRefund = { idempotencyKey: string; input: PanelRefundInput };

/**
 * Kept while the panel is open, also when the dialog is closed: opened again it goes on with the same key, so that the
 * same refund is never made a second time. In memory alone, because a bank account may be in it.
 */
const pending = new Map<string, PendingRefund>();

export const pendingRefundOf = (paymentKey: string): PendingRefund | null => pending.get(paymentKey) ?? null;
export const rememberRefund = (paymentKey: string, refund: PendingRefund): void => void pending.set(paymentKey, refund);
export const forgetRefund = (paymentKey: string): void => void pending.delete(paymentKey);

/** Errors of the server's own that come before anything is sent to the provider. */
const NOTHING_SENT = ['KEY_REJECTED_BY_PROVIDER', 'KEY_SET_NOT_CONFIGURED', 'VAULT_KEY_MISSING', 'SHUTTING_DOWN'];
/** The same wish is being worked on right now. */
const STILL_AT_WORK = 'REQUEST_IN_PROGRESS';
/** Statuses with which a refund itself is refused. */
const REFUSALS = [400, 404, 409, 422];

/**
 * Does this error say for certain that no money moved? Silence does not, nor an error in the middle of the server's
 * work: then only the same key may be sent again.
 *
 * @param isRepeat sent after silence: then a refused login says nothing of the first time, only a refused refund does
 */
export const isCertainlyNotMade = (error: RequestError, isRepeat: boolean): boolean => {
  const [code, status = 0] = [errorCode(error), error.status];
  if (code === STILL_AT_WORK) return false;
  if (isRepeat) return code !== null && REFUSALS.includes(status);
  if (code !== null && NOTHING_SENT.includes(code)) return true;
  return status >= 400 && status < 500 && status !== 408;
};
