import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';

import { reasonsIn } from '../../../../contracts/default-refund-reasons';
import type { PanelRefundInput, RefundOptionsView } from '../../../../contracts/refund-options';
import type { RequestError } from '../../hooks/use-error-text';
import { useTongue } from '../../hooks/use-tongue';
import { useText } from '../../translations/texts';
import { AlertText } from '../alert-text';
import { formatAmount } from '../money-text';
import { Notice } from '../notice';
import { AccountFields } from './account-fields';
import { AmountFields, useProblemText } from './amount-fields';
import { ReasonField } from './reason-field';
import { RefundFigures, RefundPreview } from './refund-figures';
import { RefundNotices } from './refund-notices';
import { NOTHING_TYPED, type ReadRefund, readRefund, type TypedRefund } from './typed-refund';
import { useRefundErrorText } from './use-refund-error-text';

type FieldsProps = {
  options: RefundOptionsView;
  typed: TypedRefund;
  read: ReadRefund;
  onChange: (change: Partial<TypedRefund>) => void;
};

const Fields = ({ options, typed, read, onChange }: FieldsProps) => {
  const problemText = useProblemText(options);
  const reasons = reasonsIn(options.reasons, useTongue());
  const { amount, problem, accountProblem } = read;
  return (
    <>
      <AmountFields options={options} typed={typed} problem={problem} onChange={onChange} />
      {problem !== null && typed.scope !== 'amount' ? <AlertText>{problemText(problem)}</AlertText> : null}
      {options.needsAccount ? <AccountFields typed={typed} problem={accountProblem} onChange={onChange} /> : null}
      <ReasonField reasons={reasons} reason={typed.reason} onChange={(reason) => onChange({ reason })} />
      {amount !== null && problem === null ? (
        <RefundPreview options={options} amount={amount} pieces={typed.scope === 'lines' ? typed.pieces : {}} />
      ) : null}
    </>
  );
};

type SubmitProps = { options: RefundOptionsView; read: ReadRefund; isSending: boolean; onSend: Props['onSend'] };

/** Names the amount once more: it is the last thing that is read before money moves. */
const Submit = ({ options, read: { amount, input }, isSending, onSend }: SubmitProps) => {
  const text = useText();
  const { locale } = useIntl();
  const shown = amount === null ? null : formatAmount(amount, options.currency, locale);
  const what = options.way === 'nothing_paid' ? 'refund.send.cancel' : 'refund.send.amount';
  return (
    <Button
      variant="danger"
      disabled={input === null}
      loading={isSending}
      onClick={() => (input ? onSend(input) : undefined)}
    >
      {shown === null ? text('refund.send') : text(what, { amount: shown })}
    </Button>
  );
};

type Props = {
  options: RefundOptionsView;
  error: RequestError | null;
  isSending: boolean;
  onSend: (input: PanelRefundInput) => void;
};

/** What a person decides before money goes back. */
export const RefundForm = ({ options, error, isSending, onSend }: Props) => {
  const text = useText();
  const errorText = useRefundErrorText();
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const read = readRefund(options, typed);
  const change = (part: Partial<TypedRefund>) => setTyped((before) => ({ ...before, ...part }));
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <RefundFigures options={options} />
          <RefundNotices block={options.block} warnings={options.warnings} />
          {options.block ? null : <Fields options={options} typed={typed} read={read} onChange={change} />}
          {error ? <Notice title={text('refund.not-made')}>{errorText(error)}</Notice> : null}
          {isSending ? (
            <Typography role="status" textColor="neutral800">
              {text('refund.sending')}
            </Typography>
          ) : null}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{text(options.block ? 'close' : 'cancel')}</Button>
        </Modal.Close>
        {options.block ? null : <Submit options={options} read={read} isSending={isSending} onSend={onSend} />}
      </Modal.Footer>
    </>
  );
};
