import { Button, Flex } from '@strapi/design-system';
import type { ReactNode } from 'react';

import { type RequestError, useErrorText } from '../hooks/use-error-text';
import { useText } from '../translations/texts';
import { Notice } from './notice';

type Props = {
  error: RequestError | undefined;
  onRetry: () => void;
  /** What could not be loaded, where that is not the page. */
  title?: string;
  /** Another way on. */
  children?: ReactNode;
};

/** Something could not be loaded: why, and the way to ask again. */
export const LoadFailed = ({ error, onRetry, title, children }: Props) => {
  const text = useText();
  const errorText = useErrorText();
  const actions = (
    <Flex gap={2} wrap="wrap">
      <Button variant="secondary" size="S" onClick={onRetry}>
        {text('load-again')}
      </Button>
      {children}
    </Flex>
  );
  return (
    <Notice title={title ?? text('load-failed')} action={actions}>
      {errorText(error ?? {})}
    </Notice>
  );
};
