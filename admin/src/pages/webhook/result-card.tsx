import { Box, Flex, Typography } from '@strapi/design-system';

import { DELIVERY_NOTE_TEXTS, DELIVERY_RESULT_TEXTS } from '../../../../contracts/webhook-messages';
import type { DeliveryDetailView } from '../../../../contracts/webhooks';
import { Card } from '../../components/card';
import { DeliveryStatus } from '../../components/delivery-status';
import { Fact, Facts } from '../../components/facts';
import { ProviderAnswer } from '../../components/provider-answer';
import { ShopTime } from '../../components/shop-time';
import { useTongue } from '../../hooks/use-tongue';
import { useText } from '../../translations/texts';

type Props = { delivery: DeliveryDetailView };

const Told = ({ result }: { result: NonNullable<DeliveryDetailView['result']> }) => {
  const tongue = useTongue();
  const { what, do: cure } = DELIVERY_RESULT_TEXTS[result.code][tongue];
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Typography textColor="neutral800">{what}</Typography>
      {result.cause === null ? null : <ProviderAnswer code={result.cause} />}
      {cure === null ? null : <Typography textColor="neutral600">{cure}</Typography>}
      {result.notes.length === 0 ? null : (
        <Box tag="ul" style={{ listStyle: 'disc', paddingInlineStart: '2rem' }}>
          {result.notes.map((note) => (
            <li key={note}>
              <Typography textColor="neutral800">{DELIVERY_NOTE_TEXTS[note][tongue]}</Typography>
            </li>
          ))}
        </Box>
      )}
    </Flex>
  );
};

/** What became of it: a word, the reason, what to do, and when it is tried next. */
export const ResultCard = ({ delivery: { state, result, attempts, nextAttemptAt } }: Props) => {
  const text = useText();
  return (
    <Card title={text('webhooks.result')} action={<DeliveryStatus state={state} />}>
      {result ? <Told result={result} /> : <Typography textColor="neutral600">{text('webhooks.no-result')}</Typography>}
      <Facts>
        <Fact name={text('webhooks.attempts')}>{text('webhooks.attempts.value', { count: attempts })}</Fact>
        {nextAttemptAt !== null && state === 'waiting' ? (
          <Fact name={text('webhooks.next-attempt')}>
            <ShopTime at={nextAttemptAt} />
          </Fact>
        ) : null}
      </Facts>
    </Card>
  );
};
