import { randomBytes, randomInt } from 'node:crypto';
import { koreanStamp } from './korean-time';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Crockford's alphabet in lower case, the look of `txrd_a01kaj00e2mrrpmscg7w050d8g7`. */
const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';

const pick = (alphabet: string, length: number): string =>
  Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');

export const newPaymentKey = (prefix: string, at: number): string => `${prefix}${koreanStamp(at)}${pick(BASE62, 5)}`;
export const newTransactionKey = (): string => `txrd_a01${pick(BASE32, 24)}`;
export const newSecret = (): string => `ps_${pick(BASE62, 24)}`;
export const newTraceId = (): string => randomBytes(16).toString('hex');
export const newTransmissionId = (): string => `whtrans_a01${pick(BASE32, 24)}`;
/** Test accounts start with `X`, so that nobody pays into one. */
export const newAccountNumber = (): string => `X${String(randomInt(1e12, 9e12))}`;
export const newApproveNo = (): string => String(randomInt(0, 1e8)).padStart(8, '0');
