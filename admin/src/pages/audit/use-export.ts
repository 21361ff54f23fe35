import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';

import { type RequestError, useErrorText } from '../../hooks/use-error-text';
import { exportPath } from '../../services/audit';

export type ExportFormat = 'csv' | 'ndjson';

/** Hands a file to the browser as a download. */
const saveAs = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

/** Takes what the filters show away as a file. By the panel's own client: a plain link would carry no login. */
export const useExport = (query: string) => {
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const errorText = useErrorText();
  const [running, setRunning] = useState<ExportFormat | null>(null);

  const run = useCallback(
    async (format: ExportFormat): Promise<void> => {
      const asked = new URLSearchParams(query);
      asked.set('format', format);
      setRunning(format);
      try {
        const { data } = await get<Blob>(exportPath(asked.toString()), { responseType: 'blob' });
        saveAs(data, `audit-trail-${new Date().toISOString().slice(0, 10)}.${format}`);
      } catch (error) {
        toggleNotification({ type: 'danger', message: errorText(error as RequestError) });
      }
      setRunning(null);
    },
    [query, get, toggleNotification, errorText]
  );

  return { run, running };
};
