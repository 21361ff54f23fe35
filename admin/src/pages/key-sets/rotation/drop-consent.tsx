import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';

import { useText } from '../../../translations/texts';
import { type KeptSecret, shownSecret } from '../secrets/slots';
import type { Rotation } from './use-rotation';

/** Two keys live already, and a third ends the oldest at the provider: nobody finds that out afterwards. */
export const DropConsent = ({ dropped, rotation }: { dropped: KeptSecret; rotation: Rotation }) => {
  const text = useText();
  const { wish, step, change } = rotation;
  const values = { key: shownSecret(dropped) };
  return (
    <Box background="warning100" borderColor="warning200" hasRadius padding={4}>
      <Flex direction="column" alignItems="flex-start" gap={3}>
        <Typography textColor="neutral800">{text('rotation.drop.body', values)}</Typography>
        <Checkbox
          checked={wish.isDropAgreed}
          disabled={step === 'trying'}
          onCheckedChange={(checked) => change({ isDropAgreed: checked === true })}
        >
          {text('rotation.drop.agree', values)}
        </Checkbox>
      </Flex>
    </Box>
  );
};
