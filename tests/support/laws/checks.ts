import type { Order } from '../../../server/src/domain/order';
import type { Payment } from '../../../server/src/domain/payment';
import type { ProviderPayment } from '../../../server/src/domain/provider-payment';
import type { Refund } from '../../../server/src/domain/refund';
import type { Change } from '../memory-tables';
import type { Books } from './aftermath';
import type { World } from './world';

/** Laws that do not hold, in words. */
export type Broken = string[];

const sumOf = (rows: readonly { amount: number }[]): number => rows.reduce((sum, { amount }) => sum + amount, 0);

/**
 * How a row may change from one commit to the next. A payment takes several steps of its table at once when the
 * provider tells of what came and went; written out here, so that the laws do not believe the code.
 */
const ROW_STEPS: Readonly<Record<string, readonly string[]>> = {
  order: [
    'new>pending',
    'pending>confirming pending>expired pending>canceled',
    'confirming>paid confirming>awaiting_deposit confirming>pending',
    'awaiting_deposit>paid awaiting_deposit>expired awaiting_deposit>canceled',
    'paid>partially_refunded paid>refunded paid>awaiting_deposit',
    'partially_refunded>refunded',
  ],
  payment: [
    'new>confirming',
    'confirming>paid confirming>awaiting_deposit confirming>declined confirming>expired',
    'confirming>partially_refunded confirming>refunded confirming>canceled',
    'awaiting_deposit>paid awaiting_deposit>canceled awaiting_deposit>expired',
    'awaiting_deposit>partially_refunded awaiting_deposit>refunded',
    'paid>partially_refunded paid>refunded paid>awaiting_deposit',
    'partially_refunded>refunded',
    // A deposit taken back from an account whose time is over.
    'paid>expired',
    // Taken after all: opened again and settled in one commit.
    'declined>paid declined>partially_refunded declined>refunded declined>awaiting_deposit declined>canceled',
    'expired>paid expired>partially_refunded expired>refunded expired>awaiting_deposit expired>canceled',
  ],
  refund: [
    'new>requested new>succeeded new>processing',
    'requested>succeeded requested>failed requested>processing processing>succeeded processing>failed',
  ],
};

const isAlongTheTable = ({ table, from, to }: Change): boolean =>
  (ROW_STEPS[table] ?? []).some((line) => line.split(' ').includes(`${from ?? 'new'}>${to}`));

const checkSteps = (changes: readonly Change[]): Broken =>
  changes
    .filter(({ table }) => table in ROW_STEPS)
    .filter((change) => !isAlongTheTable(change))
    .map(({ table, key, from, to }) => `${table} ${key} went from ${from} to ${to}`);

/** What the provider took at our own request was never told as over without money. */
const checkGivenUp = ({ money, takenLate }: World): Broken =>
  money.changes
    .filter(
      ({ table, key, from }) =>
        table === 'payment' && (from === 'declined' || from === 'expired') && !takenLate.has(key)
    )
    .map(({ key, from, to }) => `payment ${key} was ${from}, and then ${to} after all`);

/** No deposit is believed that did not come, and none is taken back that was not. */
const checkDeposits = ({ money, banked }: World, { paymentKey, method }: Payment): Broken => {
  if (method !== 'virtual_account') return [];
  const moves = money.changes.filter(({ key }) => key === paymentKey);
  const came = moves.filter(({ to }) => to === 'paid').length;
  const went = moves.filter(
    ({ from, to }) => from === 'paid' && (to === 'awaiting_deposit' || to === 'expired')
  ).length;
  const real = (kind: keyof World['banked']) => banked[kind].filter((key) => key === paymentKey).length;
  return [
    ...(came > real('deposit') ? [`${paymentKey} was paid ${came} times by ${real('deposit')} deposits`] : []),
    ...(went > real('reverseDeposit') ? [`a deposit of ${paymentKey} was taken back that the bank never took`] : []),
  ];
};

const MONEYLESS = ['declined', 'expired', 'canceled'];

/** Does our state say what the provider's says? */
const isSameState = (ours: Payment, theirs: ProviderPayment): boolean => {
  switch (theirs.state) {
    case 'ready':
    case 'in_progress':
    case 'aborted':
    case 'expired':
    // By now its time is over, and nothing was paid into it.
    case 'awaiting_deposit':
      return ours.state === 'declined' || ours.state === 'expired';
    case 'canceled':
      // A deposit that came, went, and whose account was then given up: nothing in the end, on both sides.
      return MONEYLESS.includes(ours.state) || (ours.state === 'refunded' && ours.balanceAmount === 0);
    default:
      return ours.state === theirs.state && ours.balanceAmount === theirs.balanceAmount;
  }
};

const checkRefunds = (theirs: ProviderPayment, rows: readonly Refund[]): Broken => {
  const broken: Broken = [];
  const made = rows.filter(({ state }) => state === 'succeeded');
  for (const entry of theirs.refunds) {
    const matching = rows.filter(({ transactionKey }) => transactionKey === entry.transactionKey);
    const isRight = matching.length === 1 && matching[0]?.state === entry.state && matching[0].amount === entry.amount;
    if (!isRight && !(theirs.state === 'canceled' && matching.length === 0) && entry.state !== 'failed')
      broken.push(`refund ${entry.transactionKey} (${entry.state}) has ${matching.length} rows of ours`);
  }
  for (const { refundId, transactionKey, origin, reason } of made) {
    const entry = theirs.refunds.find((told) => told.transactionKey === transactionKey);
    if (origin !== 'provider' && entry && entry.reason !== reason)
      broken.push(`refund ${refundId} is taken for one that somebody else made`);
  }
  for (const { refundId, transactionKey } of made)
    if (!theirs.refunds.some((entry) => entry.transactionKey === transactionKey && entry.state === 'succeeded'))
      broken.push(`refund ${refundId} succeeded, and the provider knows nothing of it`);
  if (sumOf(made) > theirs.amount) broken.push(`more was given back of ${theirs.paymentKey} than was paid`);
  return broken;
};

const checkPayment = (world: World, ours: Payment, rows: readonly Refund[]): Broken => {
  const { paymentKey, state, balanceAmount, isSurplus, problem } = ours;
  const theirs = world.toss.current(paymentKey);
  if (!theirs) return [`payment ${paymentKey} is unknown to the provider`];
  const broken = checkRefunds(theirs, rows);
  if (!isSameState(ours, theirs))
    broken.push(`payment ${paymentKey}: ${state} ${balanceAmount}, there ${theirs.state} ${theirs.balanceAmount}`);
  const isLeftOver = isSurplus && theirs.approvedAt !== null && theirs.balanceAmount > 0;
  if (isLeftOver && !problem) broken.push(`money of ${paymentKey} belongs to nothing, and nobody is told`);
  if (problem && !isLeftOver) broken.push(`payment ${paymentKey} has a problem that is none: ${problem.code}`);
  const gone = theirs.refunds.filter((entry) => entry.state === 'succeeded').map((entry) => entry.transactionKey);
  const executed = world.toss.executed.filter((one) => one.transactionKey && gone.includes(one.transactionKey));
  const asked = rows.filter((row) => row.origin !== 'provider' && row.state === 'succeeded');
  if (sumOf(executed) > sumOf(asked))
    broken.push(`${paymentKey}: refunds of ${sumOf(executed)} were executed for ${sumOf(asked)} that were asked for`);
  if (world.toss.executed.filter((one) => one.paymentKey === paymentKey && one.call === 'confirm').length > 1)
    broken.push(`payment ${paymentKey} was confirmed twice`);
  return broken;
};

const HOLDS_PIECES = ['confirming', 'awaiting_deposit', 'paid', 'partially_refunded', 'refunded'];
const HAS_MONEY = ['paid', 'partially_refunded', 'refunded'];

const checkOrder = (order: Order, payments: readonly Payment[]): Broken => {
  const { orderId, state, refundedAmount } = order;
  const own = payments.filter((payment) => payment.orderId === orderId && !payment.isSurplus);
  const paying = own.filter((payment) => HAS_MONEY.includes(payment.state));
  if (paying.length > 1) return [`order ${orderId} is paid by ${paying.length} payments`];
  const [payment] = paying;
  if (!payment) return ['expired', 'canceled'].includes(state) ? [] : [`order ${orderId} is ${state} without money`];
  if (payment.state !== state) return [`order ${orderId} is ${state}, its payment ${payment.state}`];
  if (refundedAmount !== payment.amount - payment.balanceAmount)
    return [`order ${orderId} says that ${refundedAmount} was refunded`];
  return [];
};

const EVENT_OF_STATE: Readonly<Record<string, string>> = {
  paid: 'order.paid',
  refunded: 'order.refunded',
  expired: 'order.expired',
  canceled: 'order.canceled',
};

/** Each entry into a state is told once, and nothing is told that did not happen. */
const checkEvents = (world: World, { orders, refunds }: Books): Broken => {
  const told = world.money.told();
  const broken: Broken = [];
  for (const { orderId } of orders)
    for (const [state, type] of Object.entries(EVENT_OF_STATE)) {
      const entries = world.money.changes.filter(({ key, to }) => key === orderId && to === state).length;
      const events = told.filter((event) => event.type === type && event.orderId === orderId).length;
      if (entries !== events) broken.push(`order ${orderId} came to ${state} ${entries} times, told ${events} times`);
    }
  for (const { refundId, state } of refunds) {
    const types = told.flatMap((event) => (event.refundId === refundId ? [event.type] : []));
    if (types.length !== 1 || types[0] !== `refund.${state}`)
      broken.push(`refund ${refundId} is ${state}, told: ${types.join(' ')}`);
  }
  return broken;
};

/** Every law that does not hold in the end, when nothing is left to be done. */
export const brokenLaws = (world: World, books: Books): Broken => {
  const { orders, payments, refunds, stock } = books;
  const held = orders.filter(({ state }) => HOLDS_PIECES.includes(state)).length;
  const open = [...payments, ...refunds].filter(({ state }) =>
    ['confirming', 'requested', 'processing'].includes(state)
  );
  const taken = [...world.toss.ledger.values()].filter(({ approvedAt }) => approvedAt !== null);
  return [
    ...world.surprises,
    ...checkSteps(world.money.changes),
    ...checkGivenUp(world),
    ...payments.flatMap((payment) =>
      checkPayment(
        world,
        payment,
        refunds.filter(({ paymentKey }) => paymentKey === payment.paymentKey)
      )
    ),
    ...payments.flatMap((payment) => checkDeposits(world, payment)),
    ...taken
      .filter(({ paymentKey }) => !payments.some((payment) => payment.paymentKey === paymentKey))
      .map(({ paymentKey }) => `the provider took ${paymentKey}, and we know nothing of it`),
    ...orders.flatMap((order) => checkOrder(order, payments)),
    ...open.map((row) => `${'refundId' in row ? row.refundId : row.paymentKey} is still ${row.state}`),
    ...refunds.filter(({ problem }) => problem).map(({ refundId }) => `refund ${refundId} is over with a problem`),
    ...(stock === world.plan.stock - held ? [] : [`stock is ${stock} of ${world.plan.stock}, and ${held} are held`]),
    ...checkEvents(world, books),
  ];
};
