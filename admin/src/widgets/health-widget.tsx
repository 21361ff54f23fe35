import { Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';

import type { HealthView } from '../../../contracts/health';
import { FindingList } from '../components/health/finding';
import { GoodHealth } from '../components/health/health-card';
import { LINE_BREAKS } from '../components/line-breaks';
import { useHealth } from '../services/health';
import { useText } from '../translations/texts';

const Others = ({ count }: { count: number }) => {
  const text = useText();
  if (count === 0) return null;
  return <Typography textColor="neutral600">{text('health.widget.others', { count })}</Typography>;
};

/** Calm while nothing is serious; what is, with its cause and cure. */
const Shown = ({ health }: { health: HealthView }) => {
  const text = useText();
  const serious = health.findings.filter(({ severity }) => severity === 'serious');
  const others = health.findings.length - serious.length;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} style={LINE_BREAKS}>
      {serious.length > 0 ? (
        <FindingList findings={serious} here="home" />
      ) : others > 0 ? (
        <Typography textColor="neutral800">{text('health.widget.nothing-serious')}</Typography>
      ) : (
        <GoodHealth health={health} />
      )}
      <Others count={others} />
    </Flex>
  );
};

/** On the home page: does the shop take money, and if not, why? */
export const HealthWidget = () => {
  const { data: health, error } = useHealth(undefined, { refetchOnMountOrArgChange: true });
  if (error) return <Widget.Error />;
  return health ? <Shown health={health} /> : <Widget.Loading />;
};
