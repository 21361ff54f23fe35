import { Flex, Typography } from '@strapi/design-system';

import { supportCode, useWhyUnreachable } from '../hooks/use-why-unreachable';
import { useText } from '../translations/texts';
import { Copied } from './copied';
import { LINE_BREAKS } from './line-breaks';

type Props = { code: string | null };

/** What the provider answered, in words; under it its code, which is what its support asks for. */
export const ProviderAnswer = ({ code }: Props) => {
  const text = useText();
  const why = useWhyUnreachable();
  const asked = supportCode(code);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} style={LINE_BREAKS}>
      <Typography textColor="neutral800">{why(code)}</Typography>
      {asked === null ? null : <Copied value={asked} name={text('provider-code')} />}
    </Flex>
  );
};
