import type { AuthenticatePayment } from '../payments/controls';
import type { ControlRoute } from './control-route';

export const PAYMENT_ROUTES: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/control/payments',
    about: 'Authenticate a buyer without the window: { clientKey, orderId, amount, method?, declineWith?, … }',
    run: ({ controls, body }) => controls.authenticate(body as unknown as AuthenticatePayment),
  },
  {
    method: 'POST',
    path: '/control/payments/:paymentKey/deposit',
    about: 'Pay into the virtual account: { depositorName? }',
    run: ({ controls, params, body }) =>
      controls.deposit(
        params.paymentKey ?? '',
        typeof body.depositorName === 'string' ? body.depositorName : undefined
      ),
  },
  {
    method: 'POST',
    path: '/control/payments/:paymentKey/deposit-error',
    about: 'The bank takes the deposit back',
    run: ({ controls, params }) => controls.reverseDeposit(params.paymentKey ?? ''),
  },
  {
    method: 'POST',
    path: '/control/payments/:paymentKey/console-cancel',
    about: 'Refund by hand in Toss’s console: { cancelReason, cancelAmount?, refundReceiveAccount? }',
    run: ({ controls, params, body }) => controls.cancelInConsole(params.paymentKey ?? '', body),
  },
  {
    method: 'POST',
    path: '/control/payments/:paymentKey/cancels/:transactionKey/finish',
    about: 'End a cancel that is IN_PROGRESS: { status: DONE | ABORTED }',
    run: ({ controls, params, body }) => {
      if (body.status !== 'DONE' && body.status !== 'ABORTED') throw new RangeError('status: DONE or ABORTED');
      controls.finishCancel(params.paymentKey ?? '', params.transactionKey ?? '', body.status);
    },
  },
];
