import { Typography } from '@strapi/design-system';

import { useText } from '../translations/texts';
import { wordTextId } from '../translations/words';

/** Who started a refund, as a word; one that this panel does not know stands as it is. */
export const OriginName = ({ origin }: { origin: string }) => {
  const text = useText();
  const id = wordTextId('origin', origin);
  return <Typography textColor="neutral800">{id === null ? origin : text(id)}</Typography>;
};
