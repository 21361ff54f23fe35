import { Flex, IconButton } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';

import { useCopy } from '../hooks/use-copy';
import { useText } from '../translations/texts';
import { Code } from './code';

type Props = { value: string; name: string };

/** A number or an address that people hand on, with a button that copies it. `name`: what it is. */
export const Copied = ({ value, name }: Props) => {
  const text = useText();
  const copy = useCopy();
  return (
    <Flex gap={2} alignItems="center">
      <Code>{value}</Code>
      <IconButton variant="ghost" size="S" label={text('copy.of', { name })} onClick={() => void copy(value)}>
        <Duplicate />
      </IconButton>
    </Flex>
  );
};
