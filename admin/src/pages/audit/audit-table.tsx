import { Flex, IconButton, Td, Tr, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';

import type { AuditEntryView } from '../../../../contracts/audit';
import type { RowPlace } from '../../components/grid-place';
import { PlainTable } from '../../components/plain-table';
import { ShopTime } from '../../components/shop-time';
import { type TextId, useText } from '../../translations/texts';
import { useAuditWords } from './use-audit-words';

const COLUMNS = [
  'audit.when',
  'audit.who',
  'audit.action',
  'audit.about',
  'audit.details',
] as const satisfies readonly TextId[];

/** A line, and a smaller one below it. */
const TwoLines = ({ first, second }: { first: string; second: string }) => (
  <Flex direction="column" alignItems="flex-start">
    <Typography textColor="neutral800" ellipsis maxWidth="28rem">
      {first}
    </Typography>
    {second === first ? null : (
      <Typography variant="pi" textColor="neutral600" ellipsis maxWidth="28rem">
        {second}
      </Typography>
    )}
  </Flex>
);

type RowProps = { entry: AuditEntryView; open: (entry: AuditEntryView) => void } & RowPlace;

const Row = ({ entry, open, ...place }: RowProps) => {
  const text = useText();
  const words = useAuditWords();
  const { actor, subject, action, at } = entry;
  return (
    <Tr {...place}>
      <Td>
        <ShopTime at={at} />
      </Td>
      <Td>
        <TwoLines first={words.actor(actor)} second={words.actorKind(actor.kind)} />
      </Td>
      <Td>
        <Typography textColor="neutral800">{words.action(action)}</Typography>
      </Td>
      <Td>
        <TwoLines first={words.subjectName(subject) ?? subject.id ?? ''} second={words.subjectKind(subject.kind)} />
      </Td>
      <Td>
        <Flex justifyContent="flex-end">
          <IconButton
            variant="ghost"
            label={text('audit.open', { action: words.action(action), at: words.instant(at) })}
            onClick={() => open(entry)}
          >
            <Eye />
          </IconButton>
        </Flex>
      </Td>
    </Tr>
  );
};

type Props = { entries: AuditEntryView[]; open: (entry: AuditEntryView) => void };

/** One row an entry, newest first. */
export const AuditTable = ({ entries, open }: Props) => {
  const text = useText();
  return (
    <PlainTable title={text('audit.title')} columns={COLUMNS} rowCount={entries.length}>
      {entries.map((entry) => (
        <Row key={entry.id} entry={entry} open={open} />
      ))}
    </PlainTable>
  );
};
