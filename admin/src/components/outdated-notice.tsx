import { Button } from '@strapi/design-system';

import { useText } from '../translations/texts';
import { Notice } from './notice';

type Props = { title: string; onReload: () => void; children: string };

/**
 * Somebody else saved first. Nothing of theirs is overwritten: the person loads it and types anew. No Design System
 * alert: its close button has no type, and inside a form it would save.
 */
export const OutdatedNotice = ({ title, onReload, children }: Props) => {
  const text = useText();
  const reload = (
    <Button variant="tertiary" size="S" onClick={onReload}>
      {text('outdated.reload')}
    </Button>
  );
  return (
    <Notice tone="warning" title={title} action={reload}>
      {children}
    </Notice>
  );
};
