import { Flex, Grid, Link, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';

import type { TodayView } from '../../../contracts/overview';
import { EnvironmentStatus } from '../components/environment-status';
import { LINE_BREAKS } from '../components/line-breaks';
import { formatAmount } from '../components/money-text';
import { HOME } from '../pages/app/sections';
import { useToday } from '../services/sales-overview';
import { useText } from '../translations/texts';

const Figure = ({ name, value }: { name: string; value: string }) => (
  <Grid.Item tag="li" col={4} xs={12} direction="column" alignItems="flex-start">
    <Typography variant="pi" textColor="neutral600">
      {name}
    </Typography>
    <Typography variant="beta" textColor="neutral800" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {value}
    </Typography>
  </Grid.Item>
);

const Money = ({ day }: { day: TodayView['byCurrency'][number] }) => {
  const text = useText();
  const { locale, formatNumber } = useIntl();
  return (
    <Grid.Root tag="ul" gap={2} style={{ listStyle: 'none', padding: 0 }}>
      <Figure name={text('overview.figure.sales')} value={formatAmount(day.sales, day.currency, locale)} />
      <Figure name={text('overview.figure.refunds')} value={formatAmount(day.refunds, day.currency, locale)} />
      <Figure name={text('overview.figure.payments')} value={formatNumber(day.payments)} />
    </Grid.Root>
  );
};

/** What waits, each with the way there. */
const Waiting = ({ today: { waiting, environment } }: { today: TodayView }) => {
  const text = useText();
  const list = (state: string): string => `${HOME}/payments?${new URLSearchParams({ state, environment }).toString()}`;
  const links = [
    { key: 'problems', count: waiting.problems, to: `${HOME}/problems` },
    { key: 'confirming', count: waiting.confirming, to: list('confirming') },
    { key: 'awaiting_deposit', count: waiting.awaiting_deposit, to: list('awaiting_deposit') },
  ] as const;
  const shown = links.filter(({ count }) => count > 0);
  if (shown.length === 0) return <Typography textColor="neutral600">{text('overview.waiting.none')}</Typography>;
  return (
    <Flex tag="ul" gap={4} wrap="wrap" style={{ listStyle: 'none', padding: 0 }}>
      {shown.map(({ key, count, to }) => (
        <li key={key}>
          <Link tag={NavLink} to={to}>
            {text(key === 'problems' ? 'overview.problems' : `overview.waiting.${key}`, { count })}
          </Link>
        </li>
      ))}
    </Flex>
  );
};

/** On the home page: what the shop took and gave back today, and what waits. */
export const TodayWidget = () => {
  const { data: today, error } = useToday(undefined, { refetchOnMountOrArgChange: true });
  if (error) return <Widget.Error />;
  if (!today) return <Widget.Loading />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} style={LINE_BREAKS}>
      <EnvironmentStatus environment={today.environment} />
      {today.byCurrency.map((day) => (
        <Money key={day.currency} day={day} />
      ))}
      <Waiting today={today} />
    </Flex>
  );
};
