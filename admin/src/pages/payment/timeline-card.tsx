import { Flex, Typography } from '@strapi/design-system';

import type { PaymentDetailView } from '../../../../contracts/payment-detail';
import { Card } from '../../components/card';
import { useText } from '../../translations/texts';
import { TimelineItem } from './timeline-item';

/** Everything that happened, oldest first. */
export const TimelineCard = ({ detail }: { detail: PaymentDetailView }) => {
  const text = useText();
  return (
    <Card title={text('timeline.title')} hint={text('timeline.hint')}>
      <Flex
        tag="ol"
        direction="column"
        alignItems="stretch"
        gap={5}
        style={{ listStyle: 'none', margin: 0, padding: 0 }}
      >
        {detail.timeline.map((entry, index) => (
          <TimelineItem key={`${entry.at}-${index}`} entry={entry} detail={detail} />
        ))}
      </Flex>
      {detail.isTimelineCut ? <Typography textColor="neutral600">{text('timeline.cut')}</Typography> : null}
    </Card>
  );
};
