import { Box, Flex, ProgressBar, Typography } from '@strapi/design-system';

import type { ClosedValue, RekeyView } from '../../../../../contracts/vault';
import { Code } from '../../../components/code';
import { Notice } from '../../../components/notice';
import { useInstant } from '../../../hooks/use-instant';
import { useVault } from '../../../services/vault';
import { isTextId, useText } from '../../../translations/texts';

const POLL_MS = 1_500;
const SHOWN = 10;

/** Mounted while a walk is under way: it keeps asking how far that is. */
const Progress = ({ rekey }: { rekey: RekeyView }) => {
  const text = useText();
  useVault(undefined, { pollingInterval: POLL_MS });
  const { total, done, closed } = rekey;
  const share = total === 0 ? 100 : Math.min(100, Math.round((100 * (done + closed)) / total));
  const label = text(rekey.isDryRun ? 'rekey.trying' : 'rekey.running', { done: done + closed, total });
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography textColor="neutral800">{label}</Typography>
      <ProgressBar value={share} aria-label={label} style={{ width: '100%' }} />
    </Flex>
  );
};

const Closed = ({ value: { table, row, field, defect } }: { value: ClosedValue }) => {
  const text = useText();
  const id = `vault.table.${table}`;
  return (
    <Flex tag="li" gap={2} wrap="wrap">
      <Typography>{isTextId(id) ? text(id) : table}</Typography>
      <Code>{`${row} ${field}`}</Code>
      <Typography textColor="neutral800">{text(`rekey.defect.${defect}`)}</Typography>
    </Flex>
  );
};

const ClosedValues = ({ rekey: { closed, firstClosed } }: { rekey: RekeyView }) => {
  const text = useText();
  return (
    <Box>
      <Notice title={text('rekey.closed', { count: closed })} tone="warning">
        {text('rekey.closed.what-to-do')}
      </Notice>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={3}>
        {firstClosed.slice(0, SHOWN).map((value) => (
          <Closed key={`${value.table} ${value.row} ${value.field}`} value={value} />
        ))}
      </Flex>
    </Box>
  );
};

const Outcome = ({ rekey }: { rekey: RekeyView }) => {
  const text = useText();
  const instant = useInstant();
  const said = rekey.state === 'stopped' ? 'rekey.stopped' : rekey.isDryRun ? 'rekey.tried' : 'rekey.done';
  return (
    <Typography textColor="neutral800">
      {text(said, { done: rekey.done, at: instant(rekey.endedAt), by: rekey.startedBy ?? '' })}
    </Typography>
  );
};

/** The rekey under way, or how the last one ended. */
export const RekeyReport = ({ rekey }: { rekey: RekeyView }) => (
  <Flex direction="column" alignItems="stretch" gap={3} aria-live="polite">
    {rekey.state === 'running' ? <Progress rekey={rekey} /> : <Outcome rekey={rekey} />}
    {rekey.closed > 0 ? <ClosedValues rekey={rekey} /> : null}
  </Flex>
);
