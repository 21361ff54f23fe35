import { useAPIErrorHandler } from '@strapi/strapi/admin';
import { useCallback } from 'react';

import { isTextId, type TextId, useText } from '../translations/texts';
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

/** What Strapi says in English alone. */
const idOfStatus = (status: number | undefined): TextId | null => {
  if (status === undefined) return 'error.no-connection';
  if (status >= 500) return 'error.server';
  return status === 403 ? 'error.not-allowed' : null;
};

/** Turns an error into a sentence: by our code when it has one, else by its status, else as Strapi words it. */
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
      const ofStatus = idOfStatus(error.status);
      if (ofStatus) return text(ofStatus);
      return strapiText({ name: 'UnknownError', message: error.message ?? '', status: error.status });
    },
    [text, strapiText]
  );
};
