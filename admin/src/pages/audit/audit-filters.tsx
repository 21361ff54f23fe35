import { Box, Button, Flex } from '@strapi/design-system';
import { Cross } from '@strapi/icons';

import { ACTOR_KINDS, AUDIT_ACTIONS, AUDIT_SUBJECTS } from '../../../../contracts/audit';
import { Choice } from '../../components/choice';
import { ClearFilters } from '../../components/clear-filters';
import { DayField } from '../../components/day-field';
import { type TextId, useText } from '../../translations/texts';
import type { AuditQuery, FilterName } from './audit-query';
import { useAuditWords } from './use-audit-words';

type Props = { query: AuditQuery };

/** Five in a row on a desk, two on a phone. */
const WIDTH = { flex: '1 1 16rem', minWidth: 0 } as const;

type OneOfProps = Props & {
  name: FilterName;
  words: TextId;
  options: readonly string[];
  wordOf: (value: string) => string;
  /** Filters that go with this one. */
  clears?: FilterName;
};

const OneOf = ({ query, name, words, options, wordOf, clears }: OneOfProps) => {
  const text = useText();
  return (
    <Box style={WIDTH}>
      <Choice
        {...{ name, label: text(words), value: query.valueOf(name) }}
        options={options.map((option) => ({ value: option, label: wordOf(option) }))}
        change={(value) => query.change({ [name]: value, ...(clears ? { [clears]: null } : {}) })}
      />
    </Box>
  );
};

const Day = ({ query, name, words }: Props & { name: 'from' | 'to'; words: TextId }) => {
  const text = useText();
  return (
    <Box style={WIDTH}>
      <DayField
        {...{ name, label: text(words), value: query.valueOf(name) }}
        change={(day) => query.change({ [name]: day })}
      />
    </Box>
  );
};

/** One person or thing, chosen in an entry's details. */
const Only = ({ query, name, words }: Props & { name: 'actorId' | 'subjectId'; words: TextId }) => {
  const text = useText();
  const value = query.valueOf(name);
  if (!value) return null;
  return (
    <Button variant="tertiary" endIcon={<Cross />} onClick={() => query.change({ [name]: null })}>
      {text(words, { id: value })}
    </Button>
  );
};

/** What the list is narrowed to. */
export const AuditFilters = ({ query }: Props) => {
  const wordOf = useAuditWords();
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-end">
      <OneOf query={query} name="action" words="audit.action" options={AUDIT_ACTIONS} wordOf={wordOf.action} />
      <OneOf
        {...{ query, name: 'actorKind', words: 'audit.who', options: ACTOR_KINDS, clears: 'actorId' }}
        wordOf={wordOf.actorKind}
      />
      <OneOf
        {...{ query, name: 'subjectKind', words: 'audit.about', options: AUDIT_SUBJECTS, clears: 'subjectId' }}
        wordOf={wordOf.subjectKind}
      />
      <Day query={query} name="from" words="audit.filter.from" />
      <Day query={query} name="to" words="audit.filter.to" />
      <Only query={query} name="actorId" words="audit.filter.actor" />
      <Only query={query} name="subjectId" words="audit.filter.subject" />
      <ClearFilters query={query} />
    </Flex>
  );
};
