import { Button, Field, Flex, Modal, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { Form, useNotification } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';

import type { OfferView, StockChange } from '../../../contracts/settings';
import { AlertText } from '../components/alert-text';
import { type RequestError, useErrorText } from '../hooks/use-error-text';
import { useChangeStock } from '../services/offers';
import { useText } from '../translations/texts';
import { readStockChange, STOCK_MODES, type StockMode } from './stock-change';

type Props = { offer: OfferView; isOpen: boolean; onClose: () => void };

/** Sends a change once, however often the button is pressed. */
const useSend = (product: string, onDone: () => void) => {
  const [send, { isLoading }] = useChangeStock();
  const [error, setError] = useState<RequestError | null>(null);
  const { toggleNotification } = useNotification();
  const text = useText();
  const isSending = useRef(false);
  const run = async (change: StockChange) => {
    if (isSending.current) return;
    isSending.current = true;
    const answer = await send({ product, change });
    isSending.current = false;
    if ('error' in answer) return setError(answer.error);
    toggleNotification({ type: 'success', message: text('stock.changed') });
    onDone();
  };
  return { run, isLoading, error };
};

type ModeProps = { mode: StockMode; stock: number | null; onChange: (mode: StockMode) => void };

const Mode = ({ mode, stock, onChange }: ModeProps) => {
  const text = useText();
  // What is not counted can only be given a count; nothing can be added to it.
  const modes = STOCK_MODES.filter((each) => stock !== null || each === 'set');
  return (
    <Field.Root hint={text(`stock.mode.${mode}.hint`)} name="stock-mode" id="stock-mode">
      <Field.Label>{text('stock.mode.label')}</Field.Label>
      <SingleSelect value={mode} onChange={(value) => onChange(value as StockMode)}>
        {modes.map((each) => (
          <SingleSelectOption key={each} value={each}>
            {text(`stock.mode.${each}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
};

type PiecesProps = {
  label: string;
  hint: string | undefined;
  problem: string | undefined;
  typed: string;
  onType: (typed: string) => void;
};

const Pieces = ({ label, hint, problem, typed, onType }: PiecesProps) => (
  <Field.Root name="stock-pieces" id="stock-pieces" error={problem ?? false} hint={hint}>
    <Field.Label>{label}</Field.Label>
    <TextInput autoComplete="off" value={typed} onChange={(event) => onType(event.target.value)} />
    <Field.Hint />
    <Field.Error />
  </Field.Root>
);

const Body = ({ offer, onClose }: Omit<Props, 'isOpen'>) => {
  const text = useText();
  const errorText = useErrorText();
  const { formatNumber } = useIntl();
  const [mode, setMode] = useState<StockMode>(offer.stock === null ? 'set' : 'adjust');
  const [typed, setTyped] = useState('');
  const { run, isLoading, error } = useSend(offer.product, onClose);

  const read = readStockChange(mode, typed, offer.stock);
  const change = 'change' in read ? read.change : null;
  const shown = (stock: number | null) => (stock === null ? text('stock.not-counted') : formatNumber(stock));
  const hint =
    'result' in read ? text('stock.result', { from: shown(offer.stock), to: shown(read.result) }) : undefined;
  const problem = 'problem' in read ? text(`stock.problem.${read.problem}`) : undefined;

  return (
    <Form method="PUT" onSubmit={() => (change ? run(change) : undefined)}>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Mode mode={mode} stock={offer.stock} onChange={setMode} />
          {mode === 'stop' ? null : (
            <Pieces {...{ label: text(`stock.pieces.${mode}`), hint, problem, typed }} onType={setTyped} />
          )}
          {error ? <AlertText>{errorText(error)}</AlertText> : null}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{text('cancel')}</Button>
        </Modal.Close>
        <Button type="submit" disabled={change === null} loading={isLoading}>
          {text('stock.change')}
        </Button>
      </Modal.Footer>
    </Form>
  );
};

/** Changes the stock of one product. Each opening starts anew. */
export const StockDialog = ({ offer, isOpen, onClose }: Props) => {
  const text = useText();
  return (
    <Modal.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Modal.Content>
        <Modal.Header closeLabel={text('close')}>
          <Modal.Title>{text('stock.change')}</Modal.Title>
        </Modal.Header>
        <Body offer={offer} onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
};
