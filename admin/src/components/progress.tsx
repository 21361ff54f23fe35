import { Box, Flex, Typography } from '@strapi/design-system';

type Props = { done: number; total: number; label: string };

/** How far something is, in words and as a bar. Of the Design System's own bar the rest looks like the part done. */
export const Progress = ({ done, total, label }: Props) => {
  const percent = total === 0 ? 0 : Math.min(100, Math.round((100 * done) / total));
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography textColor="neutral800" role="status">
        {label}
      </Typography>
      <Box
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        background="neutral200"
        hasRadius
        overflow="hidden"
      >
        <Box background="primary600" height="0.6rem" width={`${percent}%`} />
      </Box>
    </Flex>
  );
};
