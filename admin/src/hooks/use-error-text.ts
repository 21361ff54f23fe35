import { useAPIErrorHandler } from '@strapi/strapi/admin';
import { useCallback } from 'react';

import { isTextId, useText } from '../translations/texts';
import { errorCode, type RequestError } from './request-error';

export { errorCode, type RequestError };

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
