import { Box, Typography } from '@strapi/design-system';

/** A key, an address or a name of a setting, as it is to be typed. */
export const Code = ({ children }: { children: string }) => (
  <Box tag="code" background="neutral150" hasRadius paddingLeft={1} paddingRight={1} display="inline-block" style={{ overflowWrap: 'anywhere' }}>
    <Typography textColor="neutral800" style={{ fontFamily: 'monospace' }}>
      {children}
    </Typography>
  </Box>
);
