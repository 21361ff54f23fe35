import { useAPIErrorHandler } from '@strapi/strapi/admin';
import { useCallback } from 'react';

import { isTextId, useText } from '../translations/texts';

/** An error as a query or mutation hook gives it. */
export type RequestError = { name?: string; message?: string; status?: number; details?: unknown };

/** Our stable error code, when the server sent one. */
export const errorCode = (error: RequestError): string | null => {
  const code = (error.details as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : null;
};

/** Turns an error into a sentence: by our code when it has one, else as Strapi words it. */
export const useErrorText = () => {
  const text = useText();
  const { _unstableFormatAPIError: strapiText } = useAPIErrorHandler();
  return useCallback(
    (error: RequestError): string => {
      const id = `error.${errorCode(error)}`;
      if (isTextId(id)) return text(id);
      if (error.status === undefined) return text('error.no-connection');
      return strapiText({ name: 'UnknownError', message: error.message ?? '', status: error.status });
    },
    [text, strapiText]
  );
};
