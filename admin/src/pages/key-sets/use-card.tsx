import { Button, Flex, Typography } from '@strapi/design-system';

import type { KeySetView } from '../../../../contracts/settings';
import { Card } from '../../components/card';
import { useText } from '../../translations/texts';
import { useKeySetAction } from '../../hooks/use-key-set-action';

type Props = { set: KeySetView; mayWrite: boolean };

/** Which new orders get this set, and the button that makes it the default at once. */
export const UseCard = ({ set, mayWrite }: Props) => {
  const text = useText();
  const { run, running } = useKeySetAction();
  const state = set.isEnabled ? (set.isDefault ? 'default' : 'enabled') : 'disabled';
  // What the config says of a set it looks after holds, and would be back at the next start.
  const mayBecomeDefault = mayWrite && set.managedBy === 'panel' && set.isEnabled && !set.isDefault;
  return (
    <Card title={text('key-set.use.title')}>
      <Flex justifyContent="space-between" alignItems="center" gap={4} wrap="wrap">
        <Typography textColor="neutral800" style={{ flex: '1 1 24rem' }}>
          {text(`key-set.state.${state}`)}
        </Typography>
        {mayBecomeDefault ? (
          <Button variant="secondary" loading={running !== undefined} onClick={() => void run(set.id, 'default')}>
            {text('key-set.make-default')}
          </Button>
        ) : null}
      </Flex>
    </Card>
  );
};
