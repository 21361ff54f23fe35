import { Flex, Link, Td, Tr, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { NavLink } from 'react-router-dom';

import type { ApiTokenView, TokenAdvice } from '../../../../contracts/api-tokens';
import type { LimitSubjectView } from '../../../../contracts/refund-limits';
import { Card } from '../../components/card';
import type { RowPlace } from '../../components/grid-place';
import { PlainTable } from '../../components/plain-table';
import { useInstant } from '../../hooks/use-instant';
import { isTextId, useText } from '../../translations/texts';
import { LimitCell, type OnEdit } from './limit-cell';

type Props = { tokens: readonly ApiTokenView[]; subjects: readonly LimitSubjectView[]; onEdit?: OnEdit };

const COLUMNS = ['limits.token', 'limits.reach', 'limits.last-used', 'limits.expires', 'limits.limit'] as const;

/** Strapi's own page of a token: there it is changed, regenerated and taken back. */
const editorOf = ({ kind, id }: ApiTokenView): string =>
  `/settings/${kind === 'admin' ? 'admin-tokens' : 'api-tokens'}/${id}`;

const Advice = ({ advice }: { advice: TokenAdvice }) => {
  const text = useText();
  return (
    <Flex gap={1} alignItems="flex-start">
      <WarningCircle aria-hidden fill="warning600" style={{ flex: 'none' }} />
      <Typography variant="pi" textColor="neutral800" style={{ whiteSpace: 'normal' }}>
        {text(`limits.advice.${advice}`)}
      </Typography>
    </Flex>
  );
};

/** What a token may do, in words. Rights of an admin token are named as in the role editor's list. */
const Reach = ({ token }: { token: ApiTokenView }) => {
  const text = useText();
  const wordOf = (action: string) => {
    const id = `limits.action.${action.replace('.', '_')}`;
    return isTextId(id) ? text(id) : action;
  };
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography textColor="neutral800">
        {text(token.kind === 'admin' ? 'limits.type.admin' : `limits.type.${token.type ?? 'custom'}`)}
      </Typography>
      {token.type === 'full-access' ? null : (
        <Typography variant="pi" textColor="neutral600" style={{ whiteSpace: 'normal' }}>
          {token.actions.map(wordOf).join(', ')}
        </Typography>
      )}
    </Flex>
  );
};

type RowProps = { token: ApiTokenView; subject?: LimitSubjectView; onEdit?: OnEdit } & RowPlace;

const Row = ({ token, subject, onEdit, ...place }: RowProps) => {
  const text = useText();
  const instant = useInstant();
  return (
    <Tr {...place}>
      <Td>
        <Flex
          direction="column"
          alignItems="flex-start"
          gap={1}
          paddingTop={4}
          paddingBottom={4}
          style={{ maxWidth: '28rem' }}
        >
          <Link tag={NavLink} to={editorOf(token)}>
            {token.name}
          </Link>
          {token.advice.map((advice) => (
            <Advice key={advice} advice={advice} />
          ))}
        </Flex>
      </Td>
      <Td>
        <Reach token={token} />
      </Td>
      <Td>
        <Typography textColor="neutral800">{instant(token.lastUsedAt) || text('limits.never-used')}</Typography>
      </Td>
      <Td>
        <Typography textColor="neutral800">{instant(token.expiresAt) || text('limits.never-expires')}</Typography>
      </Td>
      <Td>
        {subject ? (
          <LimitCell subject={subject} onEdit={onEdit} />
        ) : (
          <Typography textColor="neutral600">{text('limits.no-refunds')}</Typography>
        )}
      </Td>
    </Tr>
  );
};

/** API tokens that can move money, each with its limit. */
export const TokensCard = ({ tokens, subjects, onEdit }: Props) => {
  const text = useText();
  const toTokens = (
    <Link tag={NavLink} to="/settings/api-tokens">
      {text('limits.tokens.link')}
    </Link>
  );
  const subjectOf = ({ kind, id }: ApiTokenView) =>
    kind === 'admin' ? undefined : subjects.find((subject) => subject.kind === 'api_token' && subject.id === id);
  return (
    <Card title={text('limits.tokens.title')} hint={text('limits.tokens.hint')} action={toTokens}>
      {tokens.length === 0 ? (
        <Typography textColor="neutral600">{text('limits.tokens.none')}</Typography>
      ) : (
        <PlainTable title={text('limits.tokens.title')} columns={COLUMNS} rowCount={tokens.length}>
          {tokens.map((token) => {
            const subject = subjectOf(token);
            return (
              <Row
                key={`${token.kind} ${token.id}`}
                token={token}
                {...(subject ? { subject } : {})}
                {...(onEdit ? { onEdit } : {})}
              />
            );
          })}
        </PlainTable>
      )}
    </Card>
  );
};
