import { TossError, tossError } from '../errors/toss-error';
import { toSmallestUnit } from './amounts';
import { fieldsOf, isFields, isGiven, optionalText, type Fields } from './body';
import { watchDeadline } from './expiry';
import { isCurrency, type Currency, type Payment } from './payment';
import { newPayment } from './new-payment';
import { isOrderTaken, type World } from './world';

/** What a shop's page hands to the payment window, as the SDK's `requestPayment` takes it. */
export type OpenPayment = {
  readonly clientKey: string;
  readonly orderId: string;
  readonly orderName: string;
  /** In the currency itself: 33000 for ₩33,000, 10.5 for $10.50. */
  readonly amount: number;
  /** Default `KRW`. */
  readonly currency?: Currency;
  readonly successUrl: string;
  readonly failUrl: string;
  readonly customerKey?: string;
  readonly customerName?: string;
  readonly taxFreeAmount?: number;
  readonly taxExemptionAmount?: number;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly useEscrow?: boolean;
  readonly cultureExpense?: boolean;
  /** Default true; false refuses every partial cancel. */
  readonly isPartialCancelable?: boolean;
};

const ORDER_ID = /^[A-Za-z0-9_-]{6,64}$/;
const CUSTOMER_KEY = /^[A-Za-z0-9_=.@-]{2,300}$/;
const SECRET_KEY = /^(test|live)_g?sk_/;

const readCurrency = (fields: Fields): Currency => {
  const currency = fields.currency ?? 'KRW';
  if (!isCurrency(currency)) throw tossError('INVALID_CURRENCY');
  return currency;
};

const readAmount = (fields: Fields, currency: Currency): number => {
  if (!isGiven(fields, 'amount')) throw tossError('REQUIRED_AMOUNT');
  const amount = toSmallestUnit(fields.amount, currency);
  if (amount === undefined) throw tossError('INVALID_REQUEST');
  if (amount === 0) throw tossError('BELOW_ZERO_AMOUNT');
  return amount;
};

/** A part of the total that is taxed otherwise. */
const readPart = (fields: Fields, name: string, total: number, currency: Currency): number => {
  const part = toSmallestUnit(fields[name] ?? 0, currency);
  if (part === undefined || part > total) throw tossError('INVALID_REQUEST');
  return part;
};

const readUrl = (fields: Fields, name: string, code: 'INVALID_SUCCESS_URL' | 'INCORRECT_FAIL_URL_FORMAT'): string => {
  const url = fields[name];
  if (typeof url !== 'string' || !/^https?:\/\//i.test(url) || !URL.canParse(url)) throw tossError(code);
  return url;
};

const readCustomerKey = (fields: Fields): string | null => {
  const key = fields.customerKey;
  if (!isGiven(fields, 'customerKey') || key === '@@ANONYMOUS') return null;
  if (typeof key === 'string' && SECRET_KEY.test(key)) {
    throw new TossError(
      'INSECURE_KEY_USAGE',
      400,
      '시크릿 키는 클라이언트 코드에 노출되면 안 됩니다. 구매자를 식별하는 customerKey 값을 사용해주세요.'
    );
  }
  if (typeof key !== 'string' || !CUSTOMER_KEY.test(key)) throw tossError('INVALID_CUSTOMER_KEY');
  return key;
};

/** At most five pairs, keys to 40 characters without brackets, values to 2000. */
const readMetadata = (fields: Fields): Readonly<Record<string, string>> | null => {
  if (!isGiven(fields, 'metadata')) return null;
  const pairs = isFields(fields.metadata) ? Object.entries(fields.metadata) : [];
  const fits = pairs.every(
    ([key, value]) => /^[^[\]]{1,40}$/.test(key) && typeof value === 'string' && value.length <= 2000
  );
  if (!isFields(fields.metadata) || !fits || pairs.length > 5) {
    throw new TossError('INVALID_METADATA', 400, 'metadata 값이 올바르지 않습니다.');
  }
  return fields.metadata as Record<string, string>;
};

const readFlags = (fields: Fields): Pick<Payment, 'useEscrow' | 'cultureExpense' | 'isPartialCancelable'> => ({
  useEscrow: fields.useEscrow === true,
  cultureExpense: fields.cultureExpense === true,
  isPartialCancelable: fields.isPartialCancelable !== false,
});

const readOrder = (fields: Fields): Pick<Payment, 'orderId' | 'orderName' | 'customerName' | 'customerKey'> => {
  const { orderId, orderName } = fields;
  if (typeof orderId !== 'string' || !ORDER_ID.test(orderId)) throw tossError('INVALID_ORDER_ID');
  if (typeof orderName !== 'string' || orderName.length < 1 || orderName.length > 100)
    throw tossError('INVALID_ORDER_NAME');
  return {
    orderId,
    orderName,
    customerName: optionalText(fields, 'customerName', 100),
    customerKey: readCustomerKey(fields),
  };
};

/**
 * Opens a payment: the buyer stands in front of the window, the status is `READY` for 30 minutes.
 *
 * @param input an {@link OpenPayment}, or whatever came in its place
 * @throws TossError `INVALID_CLIENT_KEY`, `INVALID_ORDER_ID`, `DUPLICATED_ORDER_ID`, `INVALID_SUCCESS_URL` and others
 */
export const openPayment = (world: World, input: unknown): Payment => {
  const fields = fieldsOf(input);
  const keySet = world.keySets.byClientKey(String(fields.clientKey));
  if (!keySet) throw tossError('INVALID_CLIENT_KEY');
  const currency = readCurrency(fields);
  const totalAmount = readAmount(fields, currency);
  const order = readOrder(fields);
  if (world.rules.orderIdReuse === 'refuse' && isOrderTaken(world, keySet.mid, order.orderId)) {
    throw tossError('DUPLICATED_ORDER_ID');
  }
  const payment: Payment = {
    ...newPayment(world, keySet),
    ...order,
    currency,
    totalAmount,
    taxFreeAmount: readPart(fields, 'taxFreeAmount', totalAmount, currency),
    taxExemptionAmount: readPart(fields, 'taxExemptionAmount', totalAmount, currency),
    ...readFlags(fields),
    metadata: readMetadata(fields),
    successUrl: readUrl(fields, 'successUrl', 'INVALID_SUCCESS_URL'),
    failUrl: readUrl(fields, 'failUrl', 'INCORRECT_FAIL_URL_FORMAT'),
  };
  world.payments.add(payment);
  watchDeadline(world, payment);
  return payment;
};
