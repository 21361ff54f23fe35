import { tossError } from '../errors/toss-error';
import { newAccountNumber } from '../state/ids';
import { parseKorean } from '../state/korean-time';
import { toSmallestUnit } from './amounts';
import { fieldsOf, isGiven, requiredText, type Fields } from './body';
import { DEFAULT_VALID_HOURS, MAX_VALID_HOURS } from './choose-method';
import { approve } from './confirm-payment';
import { issuingBankCodeOf } from './institutions';
import type { KeySet } from '../keys/key-set';
import { newPayment } from './new-payment';
import type { Payment, VirtualAccountDetails } from './payment';
import { isOrderTaken, type World } from './world';

const HOUR_MS = 60 * 60_000;
const MIN_ACCOUNT_WON = 200;

/** Epoch ms of the last moment for the deposit. @throws TossError */
const readDueAt = (fields: Fields, now: number): number => {
  if (isGiven(fields, 'validHours') && isGiven(fields, 'dueDate')) {
    throw tossError('INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE');
  }
  if (!isGiven(fields, 'dueDate')) {
    const hours = fields.validHours ?? DEFAULT_VALID_HOURS;
    if (typeof hours !== 'number' || !Number.isInteger(hours) || hours < 1) throw tossError('INVALID_REQUEST');
    if (hours > MAX_VALID_HOURS) throw tossError('EXCEED_MAX_VALID_HOURS');
    return now + hours * HOUR_MS;
  }
  const dueAt = typeof fields.dueDate === 'string' ? parseKorean(fields.dueDate) : undefined;
  if (dueAt === undefined || dueAt <= now) throw tossError('INVALID_DATE');
  if (dueAt - now > MAX_VALID_HOURS * HOUR_MS) throw tossError('EXCEED_MAX_DUE_DATE');
  return dueAt;
};

const readAmounts = (fields: Fields): Pick<Payment, 'totalAmount' | 'taxFreeAmount'> => {
  const totalAmount = toSmallestUnit(fields.amount, 'KRW');
  const taxFreeAmount = toSmallestUnit(fields.taxFreeAmount ?? 0, 'KRW');
  if (totalAmount === undefined || taxFreeAmount === undefined || taxFreeAmount > totalAmount)
    throw tossError('INVALID_REQUEST');
  if (totalAmount < MIN_ACCOUNT_WON) throw tossError('BELOW_MINIMUM_AMOUNT');
  return { totalAmount, taxFreeAmount };
};

const readOrderId = (world: World, keySet: KeySet, fields: Fields): string => {
  const orderId = requiredText(fields, 'orderId', 64);
  if (!/^[A-Za-z0-9_-]{6,64}$/.test(orderId)) throw tossError('INVALID_REQUEST');
  if (isOrderTaken(world, keySet.mid, orderId)) throw tossError('DUPLICATED_ORDER_ID');
  return orderId;
};

const readMethod = (world: World, fields: Fields, customerName: string): VirtualAccountDetails => {
  const bankCode = issuingBankCodeOf(requiredText(fields, 'bank', 30));
  if (bankCode === undefined) throw tossError('INVALID_BANK');
  const now = world.clock.now();
  const dueAt = readDueAt(fields, now);
  return {
    kind: 'VIRTUAL_ACCOUNT',
    accountNumber: newAccountNumber(),
    bankCode,
    customerName,
    validForMs: dueAt - now,
    refundReceiveAccount: null,
    depositorName: null,
    dueAt,
  };
};

/**
 * `POST /v1/virtual-accounts`: an account for one deposit, without a payment window.
 *
 * @throws TossError `FORBIDDEN_REQUEST` with widget keys, and the codes of the issue table
 *
 * Source: Toss API reference, virtual account issue. The minimum of ₩200 is that of every account payment.
 */
export const issueVirtualAccount = (world: World, keySet: KeySet, body: unknown): Payment => {
  if (keySet.kind !== 'api') throw tossError('FORBIDDEN_REQUEST');
  const fields = fieldsOf(body);
  const amounts = readAmounts(fields);
  const orderId = readOrderId(world, keySet, fields);
  const orderName = requiredText(fields, 'orderName', 100);
  const customerName = requiredText(fields, 'customerName', 100);
  const payment: Payment = {
    ...newPayment(world, keySet),
    ...amounts,
    orderId,
    orderName,
    customerName,
    useEscrow: fields.useEscrow === true,
    method: readMethod(world, fields, customerName),
  };
  world.payments.add(payment);
  approve(world, payment);
  return payment;
};
