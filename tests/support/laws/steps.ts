import type { Inquiry } from '../../../server/src/services/inquiry';
import type { ProviderCall, Twist } from '../memory-provider';
import { TOKEN } from '../memory-shop';
import { orderIdOf, ORDERS, paymentKeyOf, PRICE, WINDOWS, type World } from './world';

export type At = { order: number; window: number; process: number };

export type Step = At &
  (
    | { do: 'order' | 'open' | 'confirm' | 'cancelOrder' | 'webhook' | 'work' | 'expireOrders' | 'die' }
    | { do: 'deposit' | 'reverseDeposit' | 'finishSucceeded' | 'finishFailed' | 'captureLate' }
    | { do: 'refund'; amount: number | undefined; reason: string; hasAccount: boolean }
    | { do: 'console'; amount: number | undefined; reason: string }
    | { do: 'twist'; call: ProviderCall; twist: Twist }
    | { do: 'hiccup'; when: 'before' | 'after' }
    | { do: 'jump'; byMs: number }
  );

const openWindow = ({ plan: { windows }, toss }: World, { order, window }: At): void => {
  const paymentKey = paymentKeyOf(order, window);
  const planned = windows[order * WINDOWS + window];
  if (toss.ledger.has(paymentKey) || !planned) return;
  toss.open({
    ...{ paymentKey, orderId: orderIdOf(order), amount: PRICE, method: planned.method },
    decline: planned.isDeclined ? 'REJECT_CARD_PAYMENT' : undefined,
  });
  toss.authenticate(paymentKey);
};

const ACCOUNT = { bank: '20', accountNumber: '1000123456789', holderName: '김토스' };

/** A webhook is done with once the provider was asked: what changes later sends its own. */
export const answerWebhook = async (world: World, inquiry: Inquiry, paymentKey: string): Promise<void> => {
  const asked = { paymentKey };
  world.owed.delete(paymentKey);
  world.asking.add(asked);
  const inquired = await inquiry.ask(paymentKey);
  world.asking.delete(asked);
  if (inquired.outcome === 'unreachable') world.owed.add(paymentKey);
};

/** Sets going what one step asks for, at the process it names. */
export const take = (world: World, one: Step, number: number): void => {
  const { toss, time, begin } = world;
  const services = world.processes[one.process]?.services;
  const orderId = orderIdOf(one.order);
  const paymentKey = paymentKeyOf(one.order, one.window);
  if (!services) return;
  switch (one.do) {
    case 'order':
      return begin('order', () =>
        services.checkout.create(TOKEN, orderId, { items: [{ product: 'shirt', quantity: 1 }] })
      );
    case 'open':
      return openWindow(world, one);
    case 'confirm':
      openWindow(world, one);
      return begin('confirm', () => services.confirmation.confirm(TOKEN, { orderId, paymentKey, amount: PRICE }));
    case 'refund': {
      const account = one.hasAccount ? { refundReceiveAccount: ACCOUNT } : {};
      const wish = { reason: one.reason, amount: one.amount, ...account };
      return begin('refund', () => services.refunds.create(TOKEN, paymentKey, `rf_${number}`, wish));
    }
    case 'cancelOrder':
      return begin('cancel', () => services.checkout.cancel(TOKEN, orderId), ['ILLEGAL_TRANSITION']);
    case 'webhook':
      return begin('webhook', () => answerWebhook(world, services.inquiry, paymentKey));
    case 'work':
      return begin('work', () => services.reconciliation.work());
    case 'expireOrders':
      return begin('expireOrders', () => services.reconciliation.expireOrders());
    case 'die':
      return world.restart(one.process);
    case 'console': {
      const left = toss.current(paymentKey)?.balanceAmount;
      return void (left !== undefined && toss.consoleCancel(paymentKey, one.amount ?? left, one.reason));
    }
    case 'captureLate':
      if (toss.captureLate(paymentKey)) world.takenLate.add(paymentKey);
      return;
    case 'deposit':
    case 'reverseDeposit':
      if (toss[one.do](paymentKey)) world.banked[one.do].push(paymentKey);
      return;
    case 'finishSucceeded':
    case 'finishFailed':
      return toss.finishCancel(paymentKey, one.do === 'finishFailed' ? 'failed' : 'succeeded');
    case 'twist':
      return toss.twist(one.call, one.twist);
    case 'hiccup':
      return void world.hiccups.push(one.when);
    case 'jump':
      time.now += one.byMs;
  }
};

/** Plays all steps, and lets what they set going come in between each other. */
export const play = async (world: World, story: readonly Step[]): Promise<void> => {
  const { interleaving } = world;
  const first = { window: 0, process: 0 };
  for (let order = 0; order < ORDERS; order += 1) take(world, { ...first, do: 'order', order }, 0);
  await interleaving.settle();
  if (world.plan.isConfirmed) take(world, { ...first, do: 'confirm', order: 0 }, 0);
  await interleaving.settle();
  let taken = 0;
  while (taken < story.length || interleaving.waiting() > 0) {
    const waiting = interleaving.waiting();
    // Two ways lead on to the next step, so that works meet each other.
    const chosen = interleaving.choose(waiting + (taken < story.length ? 2 : 0));
    if (chosen < waiting) {
      await interleaving.resume(chosen);
      continue;
    }
    const next = story[taken];
    taken += 1;
    if (next) take(world, next, taken);
    await interleaving.quiet();
  }
};
