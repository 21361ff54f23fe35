import { Status, type StatusProps, Typography } from '@strapi/design-system';

/** The Design System's own colour for warnings is too pale to read. */
type Variant = Exclude<NonNullable<StatusProps['variant']>, 'warning'>;

/** How something stands: a word, on a colour that says the same. */
export const StatusWord = ({ variant, children }: { variant: Variant; children: string }) => (
  <Status variant={variant} size="S">
    <Typography variant="omega" fontWeight="bold">
      {children}
    </Typography>
  </Status>
);
