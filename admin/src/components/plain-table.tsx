import { Table, Tbody, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

import { type TextId, useText } from '../translations/texts';

type Props = { title: string; columns: readonly TextId[]; rowCount: number; children: ReactNode };

/** A table with headings of ours. It scrolls by itself where the screen is narrow. */
export const PlainTable = ({ title, columns, rowCount, children }: Props) => {
  const text = useText();
  return (
    <Table colCount={columns.length} rowCount={rowCount + 1} aria-label={title}>
      <Thead>
        <Tr>
          {columns.map((id) => (
            <Th key={id}>
              <Typography variant="sigma" textColor="neutral600">
                {text(id)}
              </Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>{children}</Tbody>
    </Table>
  );
};
