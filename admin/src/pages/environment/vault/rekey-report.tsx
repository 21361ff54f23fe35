import { Box, Flex, Typography } from '@strapi/design-system';

import type { ClosedValue, RekeyView } from '../../../../../contracts/vault';
import { Code } from '../../../components/code';
import { Notice } from '../../../components/notice';
import { Progress } from '../../../components/progress';
import { useInstant } from '../../../hooks/use-instant';
import { useVault } from '../../../services/vault';
import { isTextId, useText } from '../../../translations/texts';

const POLL_MS = 1_500;
const SHOWN = 10;

/** Mounted while a walk is under way: it keeps asking how far that is. */
const Running = ({ rekey: { isDryRun, total, ...rekey } }: { rekey: RekeyView }) => {
  const text = useText();
  useVault(undefined, { pollingInterval: POLL_MS });
  const done = rekey.done + rekey.closed;
  return (
    <Progress done={done} total={total} label={text(isDryRun ? 'rekey.trying' : 'rekey.running', { done, total })} />
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
    {rekey.state === 'running' ? <Running rekey={rekey} /> : <Outcome rekey={rekey} />}
    {rekey.closed > 0 ? <ClosedValues rekey={rekey} /> : null}
  </Flex>
);
