import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { ShopSettingsView } from '../../../../contracts/shop-settings';
import { PLUGIN_ID } from '../../../../contracts/plugin-id';
import { Card } from '../../components/card';
import { EnvironmentStatus } from '../../components/environment-status';
import { useEnvironment } from '../../services/environment';
import { useText } from '../../translations/texts';

const SETTINGS = `/settings/${PLUGIN_ID}`;

const EnvironmentPart = () => {
  const text = useText();
  const { data } = useEnvironment(undefined, { refetchOnMountOrArgChange: true });
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Flex gap={3} wrap="wrap">
        {data ? <EnvironmentStatus environment={data.environment} /> : null}
        <Typography textColor="neutral800">{text('shop.elsewhere.environment')}</Typography>
      </Flex>
      <Link tag={NavLink} to={`${SETTINGS}/environment`}>
        {text('shop.elsewhere.environment.link')}
      </Link>
    </Flex>
  );
};

const RatePart = ({ rateLimits }: Pick<ShopSettingsView, 'rateLimits'>) => {
  const text = useText();
  return (
    <Typography textColor="neutral800">
      {rateLimits ? text('shop.elsewhere.rates', rateLimits) : text('shop.elsewhere.rates.off')}
    </Typography>
  );
};

/** What is set in other places, so that nobody looks for it here in vain. */
export const ElsewhereCard = ({ settings }: { settings: ShopSettingsView }) => {
  const text = useText();
  return (
    <Card title={text('shop.elsewhere.title')}>
      <EnvironmentPart />
      <RatePart rateLimits={settings.rateLimits} />
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography textColor="neutral800">{text('shop.elsewhere.limits')}</Typography>
        <Link tag={NavLink} to={`${SETTINGS}/limits`}>
          {text('shop.elsewhere.limits.link')}
        </Link>
      </Flex>
    </Card>
  );
};
