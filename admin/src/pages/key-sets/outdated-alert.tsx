import { Alert, Button } from '@strapi/design-system';

import { useText } from '../../translations/texts';

/** Somebody else saved first. Nothing of theirs is overwritten: the person loads it and types anew. */
export const OutdatedAlert = ({ onReload, onClose }: { onReload: () => void; onClose: () => void }) => {
  const text = useText();
  return (
    <Alert
      variant="warning"
      closeLabel={text('close')}
      onClose={onClose}
      title={text('key-set.outdated.title')}
      action={
        <Button variant="tertiary" size="S" onClick={onReload}>
          {text('key-set.outdated.reload')}
        </Button>
      }
    >
      {text('error.KEY_SET_CHANGED')}
    </Alert>
  );
};
