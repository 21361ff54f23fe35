import { Box, Field, Flex, IconButton, TextInput, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';

import type { WebhookAddressView } from '../../../../contracts/settings';
import { Card } from '../../components/card';
import { Code } from '../../components/code';
import { EnvironmentStatus } from '../../components/environment-status';
import { ReplaceWebhookAddress } from '../../components/replace-webhook-address';
import { useCopy } from '../../hooks/use-copy';
import { useErrorText } from '../../hooks/use-error-text';
import { useWebhookAddresses } from '../../services/environment';
import { useText } from '../../translations/texts';
import { isReachable, webhookAddress } from './webhook-address';

/** Events that tell of money, by Toss's names (Toss Payments docs, "Webhooks"). */
const EVENTS = ['PAYMENT_STATUS_CHANGED', 'DEPOSIT_CALLBACK', 'CANCEL_STATUS_CHANGED'] as const;

const Address = ({ address }: { address: WebhookAddressView }) => {
  const text = useText();
  const copy = useCopy();
  const url = webhookAddress(address.path);
  const id = `webhook-${address.keySetId}`;
  return (
    <Field.Root id={id} name={id} hint={isReachable(url) ? undefined : text('webhook.unreachable')}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Flex gap={3} wrap="wrap">
          <Field.Label>{`${address.name} · ${text(`kind.${address.kind}`)}`}</Field.Label>
          <EnvironmentStatus environment={address.environment} />
        </Flex>
        <ReplaceWebhookAddress id={address.keySetId} name={address.name} />
      </Flex>
      <TextInput
        readOnly
        value={url}
        onFocus={(event) => event.target.select()}
        endAction={
          <IconButton
            variant="ghost"
            label={text('webhook.copy', { name: address.name })}
            onClick={() => void copy(url)}
          >
            <Duplicate />
          </IconButton>
        }
      />
      <Field.Hint />
    </Field.Root>
  );
};

const Addresses = () => {
  const text = useText();
  const errorText = useErrorText();
  const {
    data: addresses = [],
    error,
    isLoading,
  } = useWebhookAddresses(undefined, { refetchOnMountOrArgChange: true });
  if (isLoading) return null;
  if (error) return <Typography textColor="danger600">{errorText(error)}</Typography>;
  if (addresses.length === 0) return <Typography textColor="neutral600">{text('webhook.none')}</Typography>;
  return addresses.map((address) => <Address key={address.keySetId} address={address} />);
};

/** The addresses to register at Toss. Each holds an unguessable part: only those who may edit keys see them. */
export const WebhookAddressesCard = () => {
  const text = useText();
  return (
    <Card title={text('webhook.title')} hint={text('webhook.hint')}>
      <Addresses />
      <Box>
        <Typography textColor="neutral800">{text('webhook.events')}</Typography>
        <Flex gap={2} wrap="wrap" paddingTop={2}>
          {EVENTS.map((event) => (
            <Code key={event}>{event}</Code>
          ))}
        </Flex>
      </Box>
    </Card>
  );
};
