import { TossError } from '../errors/toss-error';
import type { Incoming } from '../http/incoming';
import type { PaymentControls } from '../payments/controls';
import type { Core } from '../sandbox-core';
import { renderConsole } from './console-page';
import { CONSOLE_TEXTS } from './console-texts';
import { languageOf } from './language';
import { redirect, type PageReply } from './page-reply';

type Deed = (form: URLSearchParams) => unknown;

/** Does what a button says and shows the console again; what was not possible is said above it. */
const then = async (core: Core, incoming: Incoming, deed: Deed): Promise<PageReply> => {
  const language = languageOf(incoming);
  try {
    await deed(new URLSearchParams(incoming.body));
    return redirect(`/?lang=${language}`);
  } catch (error) {
    if (error instanceof TossError) return renderConsole(core, language, `${error.code}: ${error.message}`);
    if (error instanceof RangeError) return renderConsole(core, language, error.message);
    throw error;
  }
};

/** A waiting account is cancelled whole; a paid one goes back to an account that always works. */
const refund =
  (core: Core, controls: PaymentControls, paymentKey: string, incoming: Incoming) => (form: URLSearchParams) =>
    controls.cancelInConsole(paymentKey, {
      cancelReason: CONSOLE_TEXTS[languageOf(incoming)].reason,
      cancelAmount: Number((form.get('amount') ?? '').replaceAll(',', '')),
      ...(core.ledger.payment(paymentKey)?.method === 'VIRTUAL_ACCOUNT' && {
        refundReceiveAccount: { bank: '20', accountNumber: '1000123456789', holderName: '김토스' },
      }),
    });

/** `POST /console/payments/:paymentKey/:action`. */
export const actOnPayment = async (
  core: Core,
  controls: PaymentControls,
  incoming: Incoming,
  paymentKey: string,
  action: string
): Promise<PageReply | undefined> => {
  const deeds: Readonly<Record<string, Deed>> = {
    deposit: () => controls.deposit(paymentKey),
    'deposit-error': () => controls.reverseDeposit(paymentKey),
    refund: refund(core, controls, paymentKey, incoming),
  };
  const deed = deeds[action];
  return deed && then(core, incoming, deed);
};

/** `POST /console/clock`. */
export const moveClock = (core: Core, incoming: Incoming): Promise<PageReply> =>
  then(core, incoming, (form) => core.clock.advance(Number(form.get('ms'))));

/** `POST /console/webhooks/:id/resend`. */
export const resendDelivery = (core: Core, incoming: Incoming, id: string): Promise<PageReply> =>
  then(core, incoming, () => core.webhooks.resend(id));
