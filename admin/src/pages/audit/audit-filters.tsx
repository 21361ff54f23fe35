import { Button, DatePicker, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { ACTOR_KINDS, AUDIT_ACTIONS, AUDIT_SUBJECTS } from '../../../../contracts/audit';
import { type TextId, useText } from '../../translations/texts';
import type { AuditQuery, FilterName } from './audit-query';
import { useAuditWords } from './use-audit-words';

type Props = { query: AuditQuery };

/** Five in a row on a desk, two on a phone. */
const WIDTH = { flex: '1 1 16rem', minWidth: 0 } as const;

type ChoiceProps = Props & {
  name: FilterName;
  words: TextId;
  options: readonly string[];
  wordOf: (value: string) => string;
  /** Filters that go with this one. */
  clears?: FilterName;
};

const Choice = ({ query, name, words, options, wordOf, clears }: ChoiceProps) => {
  const text = useText();
  const choose = (value: string | null): void => query.change({ [name]: value, ...(clears ? { [clears]: null } : {}) });
  return (
    <Field.Root name={name} style={WIDTH}>
      <Field.Label>{text(words)}</Field.Label>
      <SingleSelect
        value={query.valueOf(name) ?? ''}
        placeholder={text('audit.filter.all')}
        onChange={(value) => choose(String(value))}
        onClear={() => choose(null)}
        clearLabel={text('audit.filter.clear')}
      >
        {options.map((option) => (
          <SingleSelectOption key={option} value={option}>
            {wordOf(option)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};

/** The Design System reads a day as UTC and answers midnight where the person is. */
const dateOf = (day: string | null): Date | undefined => {
  const date = day ? new Date(`${day}T00:00:00Z`) : undefined;
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
};
const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

const Day = ({ query, name, words }: Props & { name: 'from' | 'to'; words: TextId }) => {
  const text = useText();
  const { locale } = useIntl();
  const value = dateOf(query.valueOf(name));
  return (
    <Field.Root name={name} style={WIDTH}>
      <Field.Label>{text(words)}</Field.Label>
      <DatePicker
        {...(value ? { value } : {})}
        key={query.valueOf(name) ?? ''}
        locale={locale}
        onChange={(date) => query.change({ [name]: date ? dayOf(date) : null })}
        onClear={() => query.change({ [name]: null })}
        clearLabel={text('audit.filter.clear')}
      />
    </Field.Root>
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
  const text = useText();
  const wordOf = useAuditWords();
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-end">
      <Choice query={query} name="action" words="audit.action" options={AUDIT_ACTIONS} wordOf={wordOf.action} />
      <Choice
        {...{ query, name: 'actorKind', words: 'audit.who', options: ACTOR_KINDS, clears: 'actorId' }}
        wordOf={wordOf.actorKind}
      />
      <Choice
        {...{ query, name: 'subjectKind', words: 'audit.about', options: AUDIT_SUBJECTS, clears: 'subjectId' }}
        wordOf={wordOf.subjectKind}
      />
      <Day query={query} name="from" words="audit.filter.from" />
      <Day query={query} name="to" words="audit.filter.to" />
      <Only query={query} name="actorId" words="audit.filter.actor" />
      <Only query={query} name="subjectId" words="audit.filter.subject" />
      {query.isFiltered ? (
        <Button variant="ghost" onClick={query.clear}>
          {text('audit.filter.reset')}
        </Button>
      ) : null}
    </Flex>
  );
};
