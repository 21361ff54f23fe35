import { Button, Typography } from '@strapi/design-system';

import type { KeySetView, RotatedSecret } from '../../../../../contracts/settings';
import { Card } from '../../../components/card';
import { useText } from '../../../translations/texts';
import { ReferenceField } from './reference-field';
import { slotsOf } from './slots';
import { SlotTable } from './slot-table';
import { rotateButtonId, type SecretStep } from './use-secret-dialogs';

type Props = {
  set: KeySetView;
  which: RotatedSecret;
  mayRotate: boolean;
  ask: (step: SecretStep, which: RotatedSecret) => void;
};

/** The secret keys or the security keys of a stored set. They are never typed into the form: they rotate. */
export const SecretCard = ({ set, which, mayRotate, ask }: Props) => {
  const text = useText();
  const { present, previous } = slotsOf(set, which);
  const button = (
    <Button id={rotateButtonId(which)} variant="secondary" onClick={() => ask('rotate', which)}>
      {text(present ? `secret.${which}.rotate` : `secret.${which}.add`)}
    </Button>
  );
  return (
    <Card title={text(`secret.${which}.title`)} hint={text('secret.sealed')} action={mayRotate ? button : null}>
      {(present ?? previous) ? (
        <SlotTable set={set} which={which} mayRotate={mayRotate} ask={ask} />
      ) : (
        <Typography textColor="neutral600">{text(`secret.${which}.none`)}</Typography>
      )}
      {present && present.reference !== null ? <ReferenceField secret={present} which={which} /> : null}
    </Card>
  );
};
