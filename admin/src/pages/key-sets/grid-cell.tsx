import { Grid } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** A cell of a form's grid that its field fills: half a row, the whole on a phone. */
export const GridCell = ({ wide = false, children }: { wide?: boolean; children: ReactNode }) => (
  <Grid.Item col={wide ? 12 : 6} xs={12} direction="column" alignItems="stretch">
    {children}
  </Grid.Item>
);
