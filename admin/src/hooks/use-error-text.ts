import { useAPIErrorHandler } from '@strapi/strapi/admin';
import { useCallback } from 'react';

import { isTextId, useText } from '../translations/texts';
import { errorCode, type RequestError } from './request-error';

export { errorCode, type RequestError };

type Named = { variable?: unknown; problem?: unknown };

/** What is wrong with the variable that a key is read from, when the error is about one. */
const variableProblem = (error: RequestError): { variable: string; id: string } | null => {
  const { variable, problem } = (error.details ?? {}) as Named;
  return typeof variable === 'string' && typeof problem === 'string'
    ? { variable, id: `field-error.${problem}` }
    : null;
};

/** Turns an error into a sentence: by our code when it has one, else as Strapi words it. */
export const useErrorText = () => {
  const text = useText();
  const { _unstableFormatAPIError: strapiText } = useAPIErrorHandler();
  return useCallback(
    (error: RequestError): string => {
      const named = variableProblem(error);
      if (named) {
        const why = text(isTextId(named.id) ? named.id : 'field-error.INVALID');
        return text('error.variable', { variable: named.variable, why });
      }
      const id = `error.${errorCode(error)}`;
      if (isTextId(id)) return text(id);
      if (error.status === undefined) return text('error.no-connection');
      return strapiText({ name: 'UnknownError', message: error.message ?? '', status: error.status });
    },
    [text, strapiText]
  );
};
