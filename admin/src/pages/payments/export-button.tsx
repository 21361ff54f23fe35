import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';

import { useErrorText } from '../../hooks/use-error-text';
import { useTongue } from '../../hooks/use-tongue';
import { exportAddress, useOpenExport } from '../../services/payment-list';
import { useText } from '../../translations/texts';
import type { PaymentQuery } from './payment-query';

/** Has the browser fetch a file by itself: a million rows never pass through the page. */
const download = (address: string): void => {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
};

/** Takes all away that the filters leave, in their order, with words in the language of the panel. */
export const ExportButton = ({ query }: { query: PaymentQuery }) => {
  const text = useText();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [open, { isLoading }] = useOpenExport();
  const language = useTongue();

  const run = async (): Promise<void> => {
    const answer = await open(query.exportOf(language));
    if ('data' in answer) download(exportAddress(answer.data.ticket));
    else toggleNotification({ type: 'danger', message: errorText(answer.error) });
  };

  return (
    <Button variant="tertiary" startIcon={<Download />} loading={isLoading} onClick={() => void run()}>
      {text('payments.export')}
    </Button>
  );
};
