import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { KEY_KINDS } from '../../../../contracts/keys';
import { PLUGIN_ID } from '../../../../contracts/plugin-id';
import type { EnvironmentView } from '../../../../contracts/settings';
import { Card } from '../../components/card';
import { useText } from '../../translations/texts';

/** Which key set new orders get, for each kind of integration. */
export const KeySetsInUseCard = ({ environment }: { environment: EnvironmentView }) => {
  const text = useText();
  const toKeySets = (
    <Link tag={NavLink} to={`/settings/${PLUGIN_ID}/keys`}>
      {text('environment.key-sets.link')}
    </Link>
  );
  return (
    <Card title={text('environment.key-sets.title')} hint={text('environment.key-sets.hint')} action={toKeySets}>
      <Flex tag="dl" direction="column" alignItems="stretch" gap={3}>
        {KEY_KINDS.map((kind) => {
          const { configured, name } = environment.keySets[kind];
          return (
            <Flex key={kind} gap={4} wrap="wrap">
              <Typography tag="dt" fontWeight="bold" textColor="neutral800" style={{ minWidth: '16rem' }}>
                {text(`kind.${kind}`)}
              </Typography>
              <Typography tag="dd" textColor={configured ? 'neutral800' : 'neutral600'}>
                {configured ? (name ?? text('environment.key-sets.configured')) : text('environment.key-sets.none')}
              </Typography>
            </Flex>
          );
        })}
      </Flex>
    </Card>
  );
};
