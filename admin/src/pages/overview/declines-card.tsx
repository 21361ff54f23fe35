import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { OverviewView } from '../../../../contracts/overview';
import { Card } from '../../components/card';
import { useFailureText } from '../../components/failure-text';
import { useText } from '../../translations/texts';
import { HOME } from '../app/sections';
import { BarList } from './bar-list';

/** Why payments were not made, in the words that buyers were shown. */
export const DeclinesCard = ({ overview: { declines, from, to, environment } }: { overview: OverviewView }) => {
  const text = useText();
  const textOf = useFailureText();
  const [most] = declines;
  const list = new URLSearchParams({ state: 'declined', from, to, environment });
  const bars = declines.map(({ code, count, message }) => ({
    key: code,
    name: textOf({ code, message }),
    value: text('overview.declines.count', { count }),
    more: code === 'UNKNOWN' ? text('overview.declines.no-code') : text('failure.code', { code }),
    share: most ? count / most.count : 0,
  }));
  return (
    <Card title={text('overview.declines')} hint={text('overview.declines.hint')}>
      {bars.length === 0 ? (
        <Typography textColor="neutral600">{text('overview.declines.none')}</Typography>
      ) : (
        <Flex direction="column" alignItems="stretch" gap={5}>
          <BarList bars={bars} />
          <Link tag={NavLink} to={`${HOME}/payments?${list.toString()}`}>
            {text('overview.declines.link')}
          </Link>
        </Flex>
      )}
    </Card>
  );
};
