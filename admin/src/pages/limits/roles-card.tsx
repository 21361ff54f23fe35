import { Td, Tr, Typography } from '@strapi/design-system';

import type { LimitSubjectView } from '../../../../contracts/refund-limits';
import { Card } from '../../components/card';
import { PlainTable } from '../../components/plain-table';
import { useText } from '../../translations/texts';
import { LimitCell, type OnEdit } from './limit-cell';

type Props = { subjects: readonly LimitSubjectView[]; onEdit?: OnEdit };

/** Roles that may refund, and what each person of one may give back. */
export const RolesCard = ({ subjects, onEdit }: Props) => {
  const text = useText();
  const roles = subjects.filter(({ kind }) => kind === 'role');
  return (
    <Card title={text('limits.roles.title')} hint={text('limits.roles.hint')}>
      <PlainTable title={text('limits.roles.title')} columns={['limits.role', 'limits.limit']} rowCount={roles.length}>
        {roles.map((role) => (
          <Tr key={role.id}>
            <Td>
              <Typography textColor="neutral800">{role.name}</Typography>
            </Td>
            <Td>
              <LimitCell subject={role} onEdit={onEdit} />
            </Td>
          </Tr>
        ))}
      </PlainTable>
    </Card>
  );
};
