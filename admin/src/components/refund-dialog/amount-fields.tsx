import { Field, TextInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { RefundOptionsView } from '../../../../contracts/refund-options';
import { useText } from '../../translations/texts';
import { formatAmount } from '../money-text';
import { LinePieces } from './line-pieces';
import { ScopeChoice } from './scope-choice';
import { scopesOf, type RefundProblem, type TypedRefund } from './typed-refund';
import { AMOUNT_PROBLEMS, type AmountProblem } from '../money-text';

type Props = {
  options: RefundOptionsView;
  typed: TypedRefund;
  problem: RefundProblem | null;
  onChange: (change: Partial<TypedRefund>) => void;
};

const isTypo = (problem: RefundProblem): problem is AmountProblem =>
  (AMOUNT_PROBLEMS as readonly string[]).includes(problem);

/** What is wrong with the amount, in words. */
export const useProblemText = ({ currency, refundable, limit }: RefundOptionsView) => {
  const text = useText();
  const { locale } = useIntl();
  const shown = (amount: number | null) => formatAmount(amount ?? 0, currency, locale);
  return (problem: RefundProblem): string => {
    if (isTypo(problem)) return text(`amount.problem.${problem}`);
    const most = { zero: 0, too_much: refundable, over_refund_limit: limit.perRefund, over_day_limit: limit.leftToday };
    return text(`refund.problem.${problem}`, { most: shown(most[problem]) });
  };
};

/** How much goes back: all of it, an amount, or pieces of the order's lines. */
export const AmountFields = ({ options, typed, problem, onChange }: Props) => {
  const text = useText();
  const { locale } = useIntl();
  const problemText = useProblemText(options);
  const most = formatAmount(options.refundable, options.currency, locale);
  return (
    <>
      <ScopeChoice scope={typed.scope} scopes={scopesOf(options)} onChange={(scope) => onChange({ scope })} />
      {typed.scope === 'amount' ? (
        <Field.Root
          name="refund-amount"
          id="refund-amount"
          required
          error={problem ? problemText(problem) : false}
          hint={text('refund.amount.hint', { most })}
        >
          <Field.Label>{text('refund.amount')}</Field.Label>
          <TextInput
            inputMode="decimal"
            autoComplete="off"
            value={typed.amount}
            onChange={(event) => onChange({ amount: event.target.value })}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      ) : null}
      {typed.scope === 'lines' ? (
        <LinePieces
          lines={options.lines}
          currency={options.currency}
          pieces={typed.pieces}
          onChange={(pieces) => onChange({ pieces })}
        />
      ) : null}
    </>
  );
};
