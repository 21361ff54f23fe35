import { Typography } from '@strapi/design-system';

/** What is wrong with what was typed or sent, read out as soon as it stands there. */
export const AlertText = ({ children }: { children: string }) => (
  <Typography textColor="danger600" role="alert">
    {children}
  </Typography>
);
