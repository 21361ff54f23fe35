import { TossError } from '../errors/toss-error';
import { authenticateBuyer, type BuyerChoice } from './authenticate-buyer';
import { cancelInConsole, finishCancel } from './cancel-payment';
import { deposit, reverseDeposit } from './deposit';
import { openPayment, type OpenPayment } from './open-payment';
import { successRedirect } from './redirect';
import { isFields } from './body';
import type { Payment } from './payment';
import type { World } from './world';

/** The addresses matter only where a page follows them. */
export type AuthenticatePayment = Omit<OpenPayment, 'successUrl' | 'failUrl'> &
  Partial<Pick<OpenPayment, 'successUrl' | 'failUrl'>> &
  BuyerChoice;

/** What a success page is called with. */
export type AuthenticatedPayment = {
  readonly paymentKey: string;
  readonly orderId: string;
  readonly amount: number;
  readonly successUrl: string;
};

/** What buyers, banks and the shop's people do beside the API. */
export interface PaymentControls {
  /** Opens a payment and authenticates its buyer, as a click through the window would. @throws TossError */
  authenticate(payment: AuthenticatePayment): AuthenticatedPayment;
  /** Pays into the virtual account. @throws RangeError when none waits for it */
  deposit(paymentKey: string, depositorName?: string): void;
  /** The bank takes the deposit back. @throws RangeError */
  reverseDeposit(paymentKey: string): void;
  /** A refund made by hand in Toss's console; the shop hears of it by webhook. @throws TossError, RangeError */
  cancelInConsole(paymentKey: string, request: Readonly<Record<string, unknown>>): void;
  /** Ends a cancel that is `IN_PROGRESS` at a wallet from abroad. @throws RangeError */
  finishCancel(paymentKey: string, transactionKey: string, status: 'DONE' | 'ABORTED'): void;
}

const NOWHERE = { successUrl: 'http://shop.invalid/success', failUrl: 'http://shop.invalid/fail' };

const find = (world: World, paymentKey: string): Payment => {
  const payment = world.payments.find(paymentKey);
  if (!payment) throw new RangeError(`No payment has the key ${paymentKey}`);
  return payment;
};

const authenticate = (world: World, input: unknown): AuthenticatedPayment => {
  const fields = isFields(input) ? input : {};
  const payment = openPayment(world, { orderName: '샌드박스 주문', ...NOWHERE, ...fields });
  authenticateBuyer(world, payment, fields);
  const keySet = world.keySets.byClientKey(payment.clientKey);
  if (!keySet) throw new TossError('NOT_FOUND_MERCHANT', 404, '존재하지 않는 상점 정보 입니다.');
  const { paymentKey, orderId } = payment;
  return { paymentKey, orderId, amount: Number(fields.amount), successUrl: successRedirect(payment, keySet) };
};

export const createPaymentControls = (world: World): PaymentControls => ({
  authenticate: (input) => authenticate(world, input),
  deposit: (paymentKey, depositorName) => deposit(world, find(world, paymentKey), depositorName),
  reverseDeposit: (paymentKey) => reverseDeposit(world, find(world, paymentKey)),
  cancelInConsole: (paymentKey, request) => void cancelInConsole(world, find(world, paymentKey), request),
  finishCancel: (paymentKey, transactionKey, status) =>
    finishCancel(world, find(world, paymentKey), transactionKey, status),
});
