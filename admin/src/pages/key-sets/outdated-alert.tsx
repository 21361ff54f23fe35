import { Button } from '@strapi/design-system';

import { Notice } from '../../components/notice';
import { useText } from '../../translations/texts';

/**
 * Somebody else saved first. Nothing of theirs is overwritten: the person loads it and types anew. No Design System
 * alert: its close button has no type, and inside a form it would save.
 */
export const OutdatedAlert = ({ onReload }: { onReload: () => void }) => {
  const text = useText();
  const reload = (
    <Button variant="tertiary" size="S" onClick={onReload}>
      {text('key-set.outdated.reload')}
    </Button>
  );
  return (
    <Notice tone="warning" title={text('key-set.outdated.title')} action={reload}>
      {text('error.KEY_SET_CHANGED')}
    </Notice>
  );
};
