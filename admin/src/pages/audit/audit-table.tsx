import { Flex, IconButton, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';

import type { AuditEntryView } from '../../../../contracts/audit';
import { ShopTime } from '../../components/shop-time';
import { type TextId, useText } from '../../translations/texts';
import { useAuditWords } from './use-audit-words';

const COLUMNS = ['audit.when', 'audit.who', 'audit.action', 'audit.about'] as const satisfies readonly TextId[];

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

type RowProps = { entry: AuditEntryView; open: (entry: AuditEntryView) => void };

const Row = ({ entry, open }: RowProps) => {
  const text = useText();
  const words = useAuditWords();
  const { actor, subject, action, at } = entry;
  return (
    <Tr>
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
    <Table colCount={COLUMNS.length + 1} rowCount={entries.length + 1}>
      <Thead>
        <Tr>
          {[...COLUMNS, 'audit.details' as const].map((id) => (
            <Th key={id}>
              <Typography variant="sigma" textColor="neutral600">
                {text(id)}
              </Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} open={open} />
        ))}
      </Tbody>
    </Table>
  );
};
