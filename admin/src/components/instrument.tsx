import { Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { groupedNumber, instrumentName, type Instrument as InstrumentOf } from '../translations/instruments';
import { useText } from '../translations/texts';

/** Digits of one width, and no break inside: a number is compared at a glance. */
const DIGITS = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;

/** The last four digits behind dots; a screen reader hears what they are. */
const LastFour = ({ last4 }: { last4: string }) => {
  const text = useText();
  return (
    <span style={DIGITS}>
      <span aria-hidden>{`•••• ${last4}`}</span>
      <VisuallyHidden tag="span">{text('instrument.last4', { last4 })}</VisuallyHidden>
    </span>
  );
};

/** A card or account number as the provider masks it, in groups of four; a dash when there is none. */
export const MaskedNumber = ({ number }: { number: string | null | undefined }) => (
  <Typography textColor="neutral800" style={DIGITS}>
    {number ? groupedNumber(number) : '-'}
  </Typography>
);

type Props = { instrument: InstrumentOf | null; last4?: string | null | undefined };

/** Which card, wallet or bank, with the last four digits where they are known; nothing when neither is. */
export const Instrument = ({ instrument, last4 }: Props) => {
  const { locale } = useIntl();
  if (!instrument && !last4) return null;
  return (
    <Typography variant="pi" textColor="neutral600">
      {instrument ? instrumentName(instrument, locale) : null}
      {instrument && last4 ? ' ' : null}
      {last4 ? <LastFour last4={last4} /> : null}
    </Typography>
  );
};
