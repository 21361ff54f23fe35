import { Flex, IconButton, Link, Td, Tr, Typography } from '@strapi/design-system';
import { ArrowClockwise, Lock, Pencil, WarningCircle } from '@strapi/icons';
import { NavLink } from 'react-router-dom';

import type { KeySetView } from '../../../../contracts/settings';
import { Code } from '../../components/code';
import { EnvironmentStatus } from '../../components/environment-status';
import type { RowPlace } from '../../components/grid-place';
import { PlainTable } from '../../components/plain-table';
import { useNow } from '../../hooks/use-now';
import { type TextId, useText } from '../../translations/texts';
import { needsOf } from './attention';
import { shownSecret } from './secrets/slots';
import { useKeySetAction } from '../../hooks/use-key-set-action';
import { VerificationStatus } from './verification-status';

type Props = { sets: KeySetView[]; mayWrite: boolean };

const COLUMNS = [
  'key-set.name.label',
  'key-set.environment.label',
  'key-set.keys.title',
  'key-set.verification.label',
  'key-set.use.label',
  'key-set.actions.label',
] as const satisfies readonly TextId[];

const Keys = ({ set }: { set: KeySetView }) => {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <span style={{ maxWidth: '24rem', whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
        <Code>{set.clientKey}</Code>
      </span>
      <Typography variant="pi" textColor="neutral600">
        {text('key-set.secret-key.label')}{' '}
        {set.secretKey.configured ? shownSecret(set.secretKey) : text('key-set.secret.none')}
      </Typography>
    </Flex>
  );
};

/** What waits for a person, in a few words; its page says what to do. */
const Troubles = ({ set }: { set: KeySetView }) => {
  const text = useText();
  const troubles = new Set(needsOf(set, useNow()).map(({ trouble }) => trouble));
  return [...troubles].map((trouble) => (
    <Flex key={trouble} gap={1} style={{ maxWidth: '16rem' }}>
      <WarningCircle aria-hidden fill="danger600" style={{ flex: 'none' }} />
      <Typography
        variant="pi"
        fontWeight="bold"
        textColor="danger600"
        style={{ whiteSpace: 'normal', wordBreak: 'keep-all' }}
      >
        {text(`trouble.${trouble}`)}
      </Typography>
    </Flex>
  ));
};

const Use = ({ set }: { set: KeySetView }) => {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography textColor={set.isEnabled ? 'neutral800' : 'neutral600'}>
        {text(set.isEnabled ? 'key-set.enabled' : 'key-set.disabled')}
      </Typography>
      {set.isDefault ? (
        <Typography variant="pi" fontWeight="bold" textColor="neutral800">
          {text('key-set.default')}
        </Typography>
      ) : null}
      {set.managedBy === 'config' ? (
        <Flex gap={1}>
          <Lock aria-hidden fill="neutral600" />
          <Typography variant="pi" textColor="neutral600">
            {text('key-set.managed')}
          </Typography>
        </Flex>
      ) : null}
    </Flex>
  );
};

const Actions = ({ set, mayWrite }: { set: KeySetView; mayWrite: boolean }) => {
  const text = useText();
  const { run, running } = useKeySetAction();
  if (!mayWrite) return null;
  return (
    <Flex gap={1} justifyContent="flex-end">
      <IconButton
        variant="ghost"
        label={text('key-set.verify.label', { name: set.name })}
        disabled={running !== undefined}
        onClick={() => void run(set.id, 'verify')}
      >
        <ArrowClockwise />
      </IconButton>
      <IconButton variant="ghost" tag={NavLink} to={set.id} label={text('key-set.edit.label', { name: set.name })}>
        <Pencil />
      </IconButton>
    </Flex>
  );
};

const Row = ({ set, mayWrite, ...place }: { set: KeySetView; mayWrite: boolean } & RowPlace) => {
  const text = useText();
  return (
    <Tr {...place}>
      <Td>
        <Flex direction="column" alignItems="flex-start">
          <Link tag={NavLink} to={set.id}>
            {set.name}
          </Link>
          <Typography variant="pi" textColor="neutral600">
            {text(`kind.${set.kind}`)}
          </Typography>
          <Troubles set={set} />
        </Flex>
      </Td>
      <Td>
        <EnvironmentStatus environment={set.environment} />
      </Td>
      <Td>
        <Keys set={set} />
      </Td>
      <Td>
        <VerificationStatus verification={set.verification} />
      </Td>
      <Td>
        <Use set={set} />
      </Td>
      <Td>
        <Actions set={set} mayWrite={mayWrite} />
      </Td>
    </Tr>
  );
};

/** One row a key set, with a link to its page. */
export const KeySetTable = ({ sets, mayWrite }: Props) => {
  const text = useText();
  return (
    <PlainTable title={text('key-sets.title')} columns={COLUMNS} rowCount={sets.length}>
      {sets.map((set) => (
        <Row key={set.id} set={set} mayWrite={mayWrite} />
      ))}
    </PlainTable>
  );
};
