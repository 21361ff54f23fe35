import { newTransactionKey } from '../state/ids';
import type { Payment, VirtualAccountDetails } from './payment';
import type { World } from './world';

const accountOf = (payment: Payment): VirtualAccountDetails => {
  if (payment.method?.kind !== 'VIRTUAL_ACCOUNT') throw new RangeError('This payment has no virtual account');
  return payment.method;
};

/**
 * The buyer pays into the virtual account ("입금처리" of Toss's console).
 *
 * @throws RangeError when no deposit is awaited or the due date is over: the bank refuses it then
 */
export const deposit = (world: World, payment: Payment, depositorName?: string): void => {
  const account = accountOf(payment);
  if (payment.status !== 'WAITING_FOR_DEPOSIT')
    throw new RangeError(`No deposit is awaited: the payment is ${payment.status}`);
  const now = world.clock.now();
  if (account.dueAt !== null && now > account.dueAt)
    throw new RangeError('The due date of the virtual account is over');
  account.depositorName = depositorName ?? account.customerName;
  payment.status = 'DONE';
  payment.approvedAt = now;
  const { lastTransactionKey: transactionKey } = payment;
  world.journal.write(payment, { kind: 'capture', amount: payment.totalAmount, transactionKey, origin: 'bank' });
  world.tell(payment, { kind: 'status' });
};

/**
 * The bank takes a deposit back (입금 오류): `DONE` becomes `WAITING_FOR_DEPOSIT` again.
 *
 * @throws RangeError when the deposit is not there or part of it was given back already
 */
export const reverseDeposit = (world: World, payment: Payment): void => {
  const account = accountOf(payment);
  if (payment.status !== 'DONE')
    throw new RangeError(`There is no deposit to take back: the payment is ${payment.status}`);
  account.depositorName = null;
  payment.status = 'WAITING_FOR_DEPOSIT';
  payment.approvedAt = null;
  payment.lastTransactionKey = newTransactionKey();
  const { lastTransactionKey: transactionKey } = payment;
  world.journal.write(payment, {
    kind: 'deposit-reversed',
    amount: payment.totalAmount,
    transactionKey,
    origin: 'bank',
  });
  world.tell(payment, { kind: 'status' });
};
