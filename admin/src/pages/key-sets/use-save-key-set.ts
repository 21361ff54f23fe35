import { useNotification, type FormErrors, type FormHelpers } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';

import type { KeySetView } from '../../../../contracts/settings';
import { errorCode, type RequestError, useErrorText } from '../../hooks/use-error-text';
import { useOneAtATime } from '../../hooks/use-one-at-a-time';
import { useSaveKeySet as useSave } from '../../services/key-sets';
import { useText } from '../../translations/texts';
import { problemsOnSave } from './key-set-problems';
import { useFieldProblemText } from './use-field-problem-text';
import { inputOf, type KeySetValues, valuesOf } from './key-set-values';

type FieldError = { path: (string | number)[]; message: string };

const fieldErrors = (error: RequestError): FieldError[] => {
  const { errors } = (error.details ?? {}) as { errors?: FieldError[] };
  return Array.isArray(errors) ? errors : [];
};

type Outcome = { set: KeySetView | null; onSaved: (saved: KeySetView) => void };

/** Saves the form: our own checks first, then the server's word, each beside its field. */
export const useSaveKeySet = ({ set, onSaved }: Outcome) => {
  const [save, { reset: forget }] = useSave();
  const { toggleNotification } = useNotification();
  const errorText = useErrorText();
  const text = useText();
  const fieldProblemText = useFieldProblemText();
  const [isOutdated, setOutdated] = useState(false);

  const toErrors = useCallback(
    (problems: [string, string][]) =>
      Object.fromEntries(
        problems.map(([field, problem]) => [field, fieldProblemText(problem)])
      ) as FormErrors<KeySetValues>,
    [fieldProblemText]
  );

  const send = useCallback(
    async (values: KeySetValues, helpers: FormHelpers<KeySetValues>) => {
      const mistakes = Object.entries(problemsOnSave(values, { isNew: set === null }));
      if (mistakes.length > 0) return helpers.setErrors(toErrors(mistakes));
      const answer = await save({ id: set?.id ?? null, data: inputOf(values, set?.version ?? null) });
      // What was sent may hold a secret, and the panel's memory is no place for it.
      forget();
      if ('data' in answer) {
        helpers.resetForm(valuesOf(answer.data));
        toggleNotification({ type: 'success', message: text('key-set.saved') });
        return onSaved(answer.data);
      }
      const refused = fieldErrors(answer.error);
      helpers.setErrors(toErrors(refused.map(({ path, message }) => [String(path.at(-1)), message])));
      if (errorCode(answer.error) === 'KEY_SET_CHANGED') return setOutdated(true);
      toggleNotification({
        type: 'danger',
        message: refused.length > 0 ? text('key-set.refused') : errorText(answer.error),
      });
    },
    [set, save, forget, onSaved, toErrors, errorText, text, toggleNotification]
  );

  const submit = useOneAtATime(send);

  return { submit, isOutdated, setOutdated };
};
