import { Field, Flex, IconButton, TextInput, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';

import type { WebhookAddressView } from '../../../contracts/settings';
import { MONEY_KINDS } from '../../../contracts/webhooks';
import { useCopy } from '../hooks/use-copy';
import { useErrorText } from '../hooks/use-error-text';
import { useWebhookAddresses } from '../services/environment';
import { useText } from '../translations/texts';
import { Code } from './code';
import { EnvironmentStatus } from './environment-status';
import { ReplaceWebhookAddress } from './replace-webhook-address';
import { isReachable, webhookAddress } from './webhook-address';

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

/**
 * The address of each key set, with copy. That they were shown is written down: mount it where a person wants them, and
 * for those alone who may edit keys, since the server refuses everybody else.
 */
export const WebhookAddresses = () => {
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

/** The events to register, by the names that Toss's developer centre shows. */
export const EventsToRegister = () => (
  <Flex gap={2} wrap="wrap" paddingTop={2}>
    {MONEY_KINDS.map((event) => (
      <Code key={event}>{event}</Code>
    ))}
  </Flex>
);
