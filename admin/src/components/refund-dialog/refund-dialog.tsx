import { Flex, Loader, Modal } from '@strapi/design-system';

import type { RefundOptionsView } from '../../../../contracts/refund-options';
import { useRefreshPayments, useRefundOptions } from '../../services/refunds';
import { useText } from '../../translations/texts';
import { LINE_BREAKS } from '../line-breaks';
import { LoadFailed } from '../load-failed';
import { RefundForm } from './refund-form';
import { RefundOutcome } from './refund-outcome';
import { RefundSilence } from './refund-silence';
import { useSendRefund } from './use-send-refund';

type StepsProps = { options: RefundOptionsView; onRefused: () => void };

const Steps = ({ options, onRefused }: StepsProps) => {
  const { state, send, sendAgain, startOver } = useSendRefund(options.paymentKey, onRefused);
  switch (state.step) {
    case 'made':
      return <RefundOutcome made={state.refund} way={state.way} onStartOver={startOver} />;
    case 'silence':
      return (
        <RefundSilence
          pending={state.pending}
          currency={options.currency}
          onSendAgain={(pending) => void sendAgain(pending, options.way)}
        />
      );
    case 'form':
    case 'sending':
      return (
        <RefundForm
          options={options}
          error={state.step === 'form' ? state.error : null}
          isSending={state.step === 'sending'}
          onSend={(input) => void send(input, options.way)}
        />
      );
  }
};

const Body = ({ paymentKey }: { paymentKey: string }) => {
  const text = useText();
  const { data, error, isLoading, refetch } = useRefundOptions(paymentKey, { refetchOnMountOrArgChange: true });
  // What was shown may be what was out of date.
  if (data) return <Steps options={data} onRefused={() => void refetch()} />;
  return (
    <Modal.Body>
      {isLoading ? (
        <Flex justifyContent="center">
          <Loader>{text('refund.loading')}</Loader>
        </Flex>
      ) : (
        <LoadFailed title={text('refund.no-options')} error={error} onRetry={() => void refetch()} />
      )}
    </Modal.Body>
  );
};

type Props = { paymentKey: string; onClose: () => void };

/** Gives money of one payment back, by the rules of how it was paid. */
export const RefundDialog = ({ paymentKey, onClose }: Props) => {
  const text = useText();
  const [refresh] = useRefreshPayments();
  const close = () => {
    void refresh();
    onClose();
  };
  return (
    <Modal.Root open onOpenChange={(open) => (open ? undefined : close())}>
      <Modal.Content style={LINE_BREAKS}>
        <Modal.Header closeLabel={text('close')}>
          <Modal.Title>{text('refund.title')}</Modal.Title>
        </Modal.Header>
        <Body paymentKey={paymentKey} />
      </Modal.Content>
    </Modal.Root>
  );
};
