import { useNotification } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import type { ProblemView } from '../../../contracts/problems';
import { useCheckPayment, useCheckRefund } from '../services/checks';
import { useText } from '../translations/texts';
import { wordTextId } from '../translations/words';
import { type RequestError, useErrorText } from './use-error-text';
import { useWhyUnreachable } from './use-why-unreachable';

type Subject = { paymentKey: string; refundId?: string | undefined };

/** Tells what a check found. */
const useTellFound = () => {
  const text = useText();
  const { locale } = useIntl();
  const { toggleNotification } = useNotification();
  return useCallback(
    ({ state, problem }: { state: string; problem: ProblemView | null }): void => {
      const { what } = problem?.messages[locale.startsWith('ko') ? 'ko' : 'en'] ?? {};
      const id = wordTextId('state', state);
      const message = what ? text('check.problem', { what }) : text('check.done', { state: id ? text(id) : state });
      toggleNotification({ type: what ? 'warning' : 'success', message });
    },
    [text, locale, toggleNotification]
  );
};

/** Asks the provider what became of a payment or refund, has it written down, and says what was found. */
export const useCheck = ({ paymentKey, refundId }: Subject) => {
  const text = useText();
  const tell = useTellFound();
  const why = useWhyUnreachable();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [checkPayment, payment] = useCheckPayment();
  const [checkRefund, refund] = useCheckRefund();

  const run = useCallback(async (): Promise<void> => {
    const answer = refundId === undefined ? await checkPayment(paymentKey) : await checkRefund(refundId);
    if ('error' in answer) {
      toggleNotification({ type: 'danger', message: errorText(answer.error as RequestError) });
      return;
    }
    if (!('meta' in answer.data)) return tell(answer.data);
    const { data, meta } = answer.data;
    if (meta.outcome === 'answered') return tell(data);
    toggleNotification({ type: 'warning', message: text('check.unreachable', { why: why(meta.providerCode) }) });
  }, [paymentKey, refundId, checkPayment, checkRefund, tell, why, text, errorText, toggleNotification]);

  return { run, isRunning: payment.isLoading || refund.isLoading };
};
