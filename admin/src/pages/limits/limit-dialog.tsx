import { Button, Field, Flex, Modal, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Form, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import { CURRENCIES, type Currency } from '../../../../contracts/money';
import type { LimitSubjectView } from '../../../../contracts/refund-limits';
import { AlertText } from '../../components/alert-text';
import { AmountInput } from '../../components/amount-input';
import { LINE_BREAKS } from '../../components/line-breaks';
import { type RequestError, useErrorText } from '../../hooks/use-error-text';
import { useSetRefundLimit } from '../../services/limits';
import { useText } from '../../translations/texts';

type Props = { subject: LimitSubjectView; onClose: () => void };
/** An amount that was typed wrong is held as an object, which nobody takes for a number. */
type Typed = number | null | object;
type Values = { currency: Currency; perRefund: Typed; perDay: Typed };

const isAmount = (typed: Typed): typed is number | null => typed === null || typeof typed === 'number';

/** Sends one subject's limits in one currency, over the version that was read when the dialog opened. */
const useSend = (subject: LimitSubjectView, onDone: () => void) => {
  const [send] = useSetRefundLimit();
  const [error, setError] = useState<RequestError | null>(null);
  const { toggleNotification } = useNotification();
  const text = useText();
  const run = async ({ currency, perRefund, perDay }: Values): Promise<void> => {
    if (!isAmount(perRefund) || !isAmount(perDay)) return;
    const { kind, id, limits } = subject;
    const version = limits.find((limit) => limit.currency === currency)?.version ?? 0;
    const answer = await send({ kind, id, currency, perRefund, perDay, version });
    if ('error' in answer) return setError(answer.error);
    toggleNotification({ type: 'success', message: text('limits.saved', { name: subject.name }) });
    onDone();
  };
  return { run, error, setError };
};

type ChoiceProps = { currency: Currency; onChange: (currency: Currency) => void };

const CurrencyChoice = ({ currency, onChange }: ChoiceProps) => {
  const text = useText();
  return (
    <Field.Root name="limit-currency" id="limit-currency" hint={text('limits.currency.hint')}>
      <Field.Label>{text('limits.currency.label')}</Field.Label>
      <SingleSelect value={currency} onChange={(value) => onChange(value as Currency)}>
        {CURRENCIES.map((each) => (
          <SingleSelectOption key={each} value={each}>
            {each}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
};

const Body = ({ subject, onClose }: Props) => {
  const text = useText();
  const errorText = useErrorText();
  const [currency, setCurrency] = useState<Currency>(subject.limits[0]?.currency ?? 'KRW');
  const { run, error, setError } = useSend(subject, onClose);
  const known = subject.limits.find((limit) => limit.currency === currency);
  const values: Values = { currency, perRefund: known?.perRefund ?? null, perDay: known?.perDay ?? null };
  const choose = (next: Currency) => {
    setError(null);
    setCurrency(next);
  };
  return (
    <Form<Values> key={currency} method="PUT" initialValues={values} onSubmit={run}>
      {({ modified, isSubmitting, values: typed }) => (
        <>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={5}>
              <CurrencyChoice currency={currency} onChange={choose} />
              <AmountInput name="perRefund" label={text('limits.per-refund')} hint={text('limits.empty-hint')} />
              <AmountInput
                name="perDay"
                label={text('limits.per-day')}
                hint={text(subject.kind === 'role' ? 'limits.per-day.hint.role' : 'limits.per-day.hint.api_token')}
              />
              {error ? <AlertText>{errorText(error)}</AlertText> : null}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Modal.Close>
              <Button variant="tertiary">{text('cancel')}</Button>
            </Modal.Close>
            <Button
              type="submit"
              disabled={!modified || !isAmount(typed.perRefund) || !isAmount(typed.perDay)}
              loading={isSubmitting}
            >
              {text('save')}
            </Button>
          </Modal.Footer>
        </>
      )}
    </Form>
  );
};

/** Sets what one role or token may give back. */
export const LimitDialog = ({ subject, onClose }: Props) => {
  const text = useText();
  return (
    <Modal.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Modal.Content style={LINE_BREAKS}>
        <Modal.Header closeLabel={text('close')}>
          <Modal.Title>{text('limits.dialog.title', { name: subject.name })}</Modal.Title>
        </Modal.Header>
        <Body subject={subject} onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
};
