import { Button, Flex, Typography } from '@strapi/design-system';

import { LINE_BREAKS } from '../components/line-breaks';
import { type RequestError, useErrorText } from '../hooks/use-error-text';
import { useText } from '../translations/texts';

/** A side panel whose facts could not be had: why, and the way to ask again. */
export const SideFailure = ({ error, onRetry }: { error: RequestError; onRetry: () => void }) => {
  const text = useText();
  const errorText = useErrorText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} style={LINE_BREAKS}>
      <Typography textColor="neutral800" role="alert">
        {errorText(error)}
      </Typography>
      <Button variant="tertiary" size="S" onClick={onRetry}>
        {text('load-again')}
      </Button>
    </Flex>
  );
};

/** A side panel while it asks. */
export const SideLoading = () => {
  const text = useText();
  return (
    <Typography textColor="neutral600" role="status">
      {text('money.loading')}
    </Typography>
  );
};
