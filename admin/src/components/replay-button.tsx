import { Button } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';

import { PERMISSIONS } from '../../../contracts/permissions';
import { useMay } from '../hooks/use-may';
import { useReplay } from '../hooks/use-replay';
import { useText } from '../translations/texts';

type Props = { deliveryId: string; size?: 'S' | 'M' | 'L'; onBegun?: () => void };

/** Has a webhook worked on once more, whatever became of it. Absent without the right. */
export const ReplayButton = ({ deliveryId, size = 'S', onBegun }: Props) => {
  const text = useText();
  const may = useMay(PERMISSIONS.webhooksUpdate);
  const { run, isRunning } = useReplay(deliveryId);
  if (!may) return null;
  const replay = async (): Promise<void> => {
    if (await run()) onBegun?.();
  };
  return (
    <Button
      variant="secondary"
      size={size}
      startIcon={<ArrowClockwise />}
      loading={isRunning}
      onClick={() => void replay()}
    >
      {text('webhooks.replay')}
    </Button>
  );
};
