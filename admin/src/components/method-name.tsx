import { Flex, Typography } from '@strapi/design-system';

import { useText } from '../translations/texts';
import { wordTextId } from '../translations/words';
import type { Instrument as InstrumentOf } from '../translations/instruments';
import { Instrument } from './instrument';

type Props = {
  /** A word of `PAYMENT_METHODS`; one that this panel does not know stands as it is. */
  method: string | null | undefined;
  instrument?: InstrumentOf | null;
  last4?: string | null | undefined;
};

/** How the buyer pays: the method, and under it which card, wallet or bank where that is known. */
export const MethodName = ({ method, instrument = null, last4 }: Props) => {
  const text = useText();
  const id = wordTextId('method', method);
  const name = method == null ? text('method.none') : id === null ? method : text(id);
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography textColor={method == null ? 'neutral600' : 'neutral800'}>{name}</Typography>
      <Instrument instrument={instrument} last4={last4} />
    </Flex>
  );
};
