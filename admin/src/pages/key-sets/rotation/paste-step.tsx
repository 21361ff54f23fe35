import { Button, Flex, Modal, Typography, VisuallyHidden } from '@strapi/design-system';
import type { FormEvent } from 'react';

import type { KeySetView, RotatedSecret } from '../../../../../contracts/settings';
import { useNow } from '../../../hooks/use-now';
import { useText } from '../../../translations/texts';
import { DialogProblem } from '../secrets/dialog-problem';
import { isAhead } from '../secrets/instant-field';
import { keptByRotation, slotsOf } from '../secrets/slots';
import { DropConsent } from './drop-consent';
import { FailureText } from './failure-text';
import { NewKeyField } from './new-key-field';
import { OldKeyEnd } from './old-key-end';
import { StepList } from './step-list';
import type { Rotation } from './use-rotation';

type Props = { set: KeySetView; which: RotatedSecret; rotation: Rotation; onClose: () => void };

const Fields = ({ set, which, rotation }: Omit<Props, 'onClose'>) => {
  const text = useText();
  const { step, failure, dropped } = rotation;
  const kept = keptByRotation(slotsOf(set, which), useNow());
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <StepList step={step} />
      <Typography textColor="neutral800">{text(`rotation.reissue.${which}`)}</Typography>
      <NewKeyField set={set} which={which} rotation={rotation} />
      {kept ? <OldKeyEnd kept={kept} rotation={rotation} /> : null}
      {dropped ? <DropConsent dropped={dropped} rotation={rotation} /> : null}
      <DialogProblem>{failure && failure.why !== 'field' ? <FailureText failure={failure} /> : null}</DialogProblem>
    </Flex>
  );
};

/** The first two steps: the key is pasted, and stays where it is, locked, while the provider is asked about it. */
export const PasteStep = ({ set, which, rotation, onClose }: Props) => {
  const text = useText();
  const now = useNow();
  const { step, wish, dropped } = rotation;
  const isTrying = step === 'trying';
  const isEndGood = wish.endsAt === null || isAhead(wish.endsAt, now);
  const isReady = wish.key !== '' && isEndGood && (dropped === null || wish.isDropAgreed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The page around is a form too, and React hands it what happens in here.
    event.stopPropagation();
    if (isReady && !isTrying) void rotation.send();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Modal.Body>
        <Fields set={set} which={which} rotation={rotation} />
        <VisuallyHidden role="status">{isTrying ? text(`rotation.trying.${which}`) : ''}</VisuallyHidden>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" disabled={isTrying} onClick={onClose}>
          {text('cancel')}
        </Button>
        <Button type="submit" disabled={!isReady} loading={isTrying}>
          {text(isTrying ? `rotation.trying.${which}` : `rotation.send.${which}`)}
        </Button>
      </Modal.Footer>
    </form>
  );
};
