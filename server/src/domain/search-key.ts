import type { MethodDetails } from '../../../contracts/payments';

/** So many bytes of a name are kept: half as many characters as the column has. */
const KEY_BYTES = 60;

/**
 * A name or address as it is searched: hex of its UTF-8. Hex sorts the same in every collation, so that all that begins
 * with a text is one stretch of an index on every database.
 *
 * @returns `null` when there is nothing to search by
 */
export const searchKey = (text: string | null | undefined): string | null => {
  const plain = (text ?? '').normalize('NFC').trim().toLowerCase();
  return plain === '' ? null : Buffer.from(plain, 'utf8').subarray(0, KEY_BYTES).toString('hex');
};

/** No hex digit sorts behind it: `key` and `key + AFTER_HEX` enclose all that begins with `key`. */
export const AFTER_HEX = 'g';

/**
 * The last four of the card, account or phone number that was paid with, as the provider gives them: of a card the very
 * last one is masked (`406*`, Toss API reference, Payment object, `card.number`).
 *
 * @returns `null` when there is no number, or no digit in its end
 */
export const last4Of = (details: MethodDetails | null): string | null => {
  const number = details?.card?.number ?? details?.virtualAccount?.accountNumber ?? details?.mobilePhone?.number ?? '';
  const last = number.replaceAll(/[^\d*]/g, '').slice(-4);
  return last.length === 4 && /\d/.test(last) ? last : null;
};
