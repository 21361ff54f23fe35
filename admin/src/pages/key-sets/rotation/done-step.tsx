import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { useEffect, useRef } from 'react';

import type { RotatedSecret } from '../../../../../contracts/settings';
import { BesideIcon } from '../../../components/beside-icon';
import { useInstant } from '../../../hooks/use-instant';
import { useText } from '../../../translations/texts';
import { shownSecret, type Slots } from '../secrets/slots';
import { StepList } from './step-list';

type Props = { which: RotatedSecret; after: Slots; onClose: () => void };

/** What holds from now on, a sentence each. */
const useSentences = (which: RotatedSecret, { present, previous }: Slots): string[] => {
  const text = useText();
  const instant = useInstant();
  const values = { key: previous ? shownSecret(previous) : '', at: instant(previous?.endsAt) };
  return [
    text(`rotation.done.present.${which}`, { key: present ? shownSecret(present) : '' }),
    ...(previous
      ? [text(previous.endsAt === null ? 'rotation.done.previous.kept' : 'rotation.done.previous', values)]
      : []),
    ...(which === 'secret' ? [text('rotation.done.payments')] : []),
  ];
};

/** The end of a rotation: what holds until when. The cursor stands on this text, so that it is read out. */
export const DoneStep = ({ which, after, onClose }: Props) => {
  const text = useText();
  const sentences = useSentences(which, after);
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => outcome.current?.focus(), []);
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <StepList step="done" />
          <Box ref={outcome} tabIndex={-1} style={{ outline: 'none' }}>
            <BesideIcon icon={<CheckCircle fill="success600" />}>
              <Flex direction="column" alignItems="flex-start" gap={3}>
                <Typography variant="delta" tag="h3">
                  {text(`rotation.done.${which}`)}
                </Typography>
                {sentences.map((sentence) => (
                  <Typography key={sentence} textColor="neutral800">
                    {sentence}
                  </Typography>
                ))}
              </Flex>
            </BesideIcon>
          </Box>
        </Flex>
      </Modal.Body>
      <Modal.Footer justifyContent="flex-end">
        <Button onClick={onClose}>{text('close')}</Button>
      </Modal.Footer>
    </>
  );
};
