import { Button, Flex, Modal, Radio, Typography } from '@strapi/design-system';
import { useState } from 'react';

import { useNow } from '../../../hooks/use-now';
import { useText } from '../../../translations/texts';
import { FailureText } from '../rotation/failure-text';
import { DialogFrame } from './dialog-frame';
import { DialogProblem } from './dialog-problem';
import { InstantField, isAhead } from './instant-field';
import type { SecretDialogProps } from './promote-dialog';
import { mayRetireNow, shownSecret, type Slots, slotsOf } from './slots';
import { useToldChange } from './use-told-change';

type When = 'now' | 'later';
type WhenProps = { when: When; mayBeNow: boolean; onChange: (when: When) => void };

const WhenField = ({ when, mayBeNow, onChange }: WhenProps) => {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Typography id="retire-when" variant="pi" fontWeight="bold" textColor="neutral800">
        {text('retire.when')}
      </Typography>
      <Radio.Group aria-labelledby="retire-when" value={when} onValueChange={(value) => onChange(value as When)}>
        <Radio.Item value="now" disabled={!mayBeNow}>
          {text('retire.when.now')}
        </Radio.Item>
        <Radio.Item value="later">{text('retire.when.later')}</Radio.Item>
      </Radio.Group>
      {mayBeNow ? null : (
        <Typography variant="pi" textColor="neutral600">
          {text('retire.not-now')}
        </Typography>
      )}
    </Flex>
  );
};

/** What stops with the previous key, and a warning when the key in use is not known to be good. */
const whatStops = ({ present }: Slots, which: SecretDialogProps['which'], text: ReturnType<typeof useText>): string =>
  text(`retire.body.${which}`, { present: present ? shownSecret(present) : '' });

/** Removes the previous key, at once or at a time, and says first what stops. */
export const RetireDialog = ({ set, which, onClose, onCloseAutoFocus }: SecretDialogProps) => {
  const text = useText();
  const { change, isSending, failure } = useToldChange(set, onClose);
  const slots = slotsOf(set, which);
  const mayBeNow = mayRetireNow(slots);
  const [when, setWhen] = useState<When>(mayBeNow ? 'now' : 'later');
  const [at, setAt] = useState<string | null>(slots.previous?.endsAt ?? null);
  const now = useNow();
  const isAtMissing = when === 'later' && !isAhead(at, now);
  const run = () => void change({ action: 'retire', which, at: when === 'later' ? at : null });
  return (
    <DialogFrame
      title={text('retire.title', { previous: slots.previous ? shownSecret(slots.previous) : '' })}
      {...{ isSending, onClose, onCloseAutoFocus }}
    >
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography textColor="neutral800">{whatStops(slots, which, text)}</Typography>
          <WhenField when={when} mayBeNow={mayBeNow} onChange={setWhen} />
          {when === 'later' ? <InstantField label={text('retire.at')} instant={at} onChange={setAt} /> : null}
          <DialogProblem>{failure ? <FailureText failure={failure} /> : null}</DialogProblem>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" disabled={isSending} onClick={onClose}>
          {text('cancel')}
        </Button>
        <Button
          variant={when === 'now' ? 'danger' : 'default'}
          disabled={isAtMissing}
          loading={isSending}
          onClick={run}
        >
          {text(when === 'now' ? 'retire.now' : 'retire.later')}
        </Button>
      </Modal.Footer>
    </DialogFrame>
  );
};
