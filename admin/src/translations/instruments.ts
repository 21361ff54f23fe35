import { bankFullName, cardName, easyPayName } from '../../../contracts/institutions';
import type { PaymentRowView } from '../../../contracts/payment-list';

/** Which card, wallet or bank a payment came from, by the provider's code or name. */
export type Instrument = NonNullable<PaymentRowView['instrument']>;

const NAMES = { card: cardName, easy_pay: easyPayName, bank: bankFullName } as const;

/** Languages of the panel in which institutions have names; any other reads the English ones. */
export const tongueOf = (locale: string): 'ko' | 'en' => (locale.toLowerCase().startsWith('ko') ? 'ko' : 'en');

/** A card, a wallet or a bank as people call it; a code that is not known stands as it is. */
export const instrumentName = ({ kind, code }: Instrument, locale: string): string =>
  NAMES[kind](code)[tongueOf(locale)];

/**
 * A masked number in groups of four, so that it can be compared with a card or a letter: `5365-10**-****-123*`.
 * What is not made of digits and stars alone (an account with its own hyphens) stays as it came.
 */
export const groupedNumber = (number: string): string =>
  /^[\d*]{12,19}$/.test(number) ? (number.match(/.{1,4}/g) ?? []).join('-') : number;
