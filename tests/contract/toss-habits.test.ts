import type { ConfirmRequest, ProviderAnswer, ProviderPayment } from '../../server/src/providers/payment-provider';
import { API, credentials, refundOf, stageForEach, type Stage } from './toss-stage';

const stage = stageForEach();

/** What the settler goes by. */
const books = ({ paymentKey, orderId, currency, amount, balanceAmount, state, refunds }: ProviderPayment): object => ({
  paymentKey,
  orderId,
  currency,
  amount,
  balanceAmount,
  state,
  refunds: refunds.map((refund) => [refund.transactionKey, refund.amount, refund.state]),
});

const booksOf = (answer: ProviderAnswer): object | null =>
  answer.outcome === 'answered' ? books(answer.payment) : null;

const account = { bank: '20', accountNumber: '1000123456789', holderName: '김토스' };
const virtual = { method: 'VIRTUAL_ACCOUNT', validHours: 24 } as const;

type Kind = readonly [what: string, make: (stage: Stage) => Promise<ConfirmRequest>];

const KINDS: readonly Kind[] = [
  ['a card payment', async ({ paid }) => paid()],
  ['a payment from a wallet', async ({ paid }) => paid({ method: 'EASY_PAY' })],
  ['a virtual account that waits', async ({ paid }) => paid(virtual)],
  [
    'a virtual account that was paid',
    async ({ paid, sandbox }) => {
      const request = await paid(virtual);
      sandbox.payments.deposit(request.paymentKey);
      return request;
    },
  ],
  [
    'a virtual account that was given up',
    async ({ paid, provider }) => {
      const request = await paid(virtual);
      await provider.refund(refundOf(request));
      return request;
    },
  ],
  [
    'a virtual account that was refunded',
    async ({ paid, provider, sandbox }) => {
      const request = await paid(virtual);
      sandbox.payments.deposit(request.paymentKey);
      await provider.refund(refundOf(request, { refundReceiveAccount: account }));
      return request;
    },
  ],
  [
    'a payment that was refunded in part',
    async ({ paid, provider }) => {
      const request = await paid();
      await provider.refund(refundOf(request, { amount: 5_500 }));
      return request;
    },
  ],
  [
    'a payment that was refunded in whole, in two parts',
    async ({ paid, provider }) => {
      const request = await paid();
      await provider.refund(refundOf(request, { amount: 5_500 }));
      await provider.refund(refundOf(request, { amount: 27_500, refundableAmount: 27_500, idempotencyKey: 'rest' }));
      return request;
    },
  ],
  ['a payment that nobody confirmed', ({ authenticated }) => Promise.resolve(authenticated())],
];

/** Which of these a payment is told by: the answer is no payment without it. */
const ESSENTIAL = ['paymentKey', 'orderId', 'status', 'currency', 'totalAmount'];

const rawOf = async ({ baseUrl }: Stage, { paymentKey }: ConfirmRequest): Promise<Record<string, unknown>> => {
  const answer = await fetch(`${baseUrl}/v1/payments/${paymentKey}`, {
    headers: { authorization: `Basic ${Buffer.from(`${credentials.secretKey}:`).toString('base64')}` },
  });
  return (await answer.json()) as Record<string, unknown>;
};

const SPOILT: readonly (readonly [how: string, value: unknown])[] = [
  ['missing', undefined],
  ['null', null],
  ['a text', 'x'],
  ['an object', {}],
  ['a list', [7]],
  ['a number', -1],
];

describe.each(KINDS)('%s, with one field spoilt', (_what, make) => {
  it.each(SPOILT)('is told as it is or not at all when a field is %s', async (_how, value) => {
    const one = stage();
    const request = await make(one);
    const raw = await rawOf(one, request);
    const truth = booksOf(await one.provider.read(credentials, request.paymentKey));
    expect(truth).not.toBeNull();

    for (const field of Object.keys(raw)) {
      one.sandbox.faults.add({ on: 'read', kind: 'patch', fields: { [field]: value } });
      const answer = await one.provider.read(credentials, request.paymentKey);
      const told = booksOf(answer);

      if (ESSENTIAL.includes(field) && (value === undefined || value === null))
        expect([field, answer]).toMatchObject([field, { outcome: 'unknown', failure: { code: 'unreadable' } }]);
      // Whose payment it is and how it stands may be told wrongly: the settler compares, and knows no such status.
      if (told === null || ['paymentKey', 'orderId', 'status', 'currency'].includes(field)) continue;
      expect([field, told]).toEqual([field, asGood(truth, field)]);
    }
  });
});

/** Where two answers are as good: no money is taken or given by the difference. */
const asGood = (truth: object | null, field: string): object => {
  const state = truth && 'state' in truth ? truth.state : null;
  // Of a refunded virtual account, only the time of its deposit tells that there was one.
  if (field === 'approvedAt' && state === 'refunded')
    return { ...truth, state: expect.stringMatching(/^(refunded|canceled)$/) as string };
  // One that was given up never had money, with or without a list of cancels.
  if (field === 'cancels' && state === 'canceled') return { ...truth, refunds: expect.any(Array) as unknown[] };
  return { ...truth };
};

describe('an answer under a strange habit', () => {
  it.each([
    ['status-201', {}, 'paid'],
    ['numbers-as-strings', {}, 'paid'],
    ['patch', { fields: { method: '새로운 수단', card: null } }, 'paid'],
    ['patch', { fields: { status: 'PARTIALLY_DONE' } }, 'unknown'],
  ] as const)('%s %j is read', async (kind, more, state) => {
    const { sandbox, provider, authenticated } = stage();
    sandbox.faults.add({ on: 'confirm', kind, ...more });

    expect(await provider.confirm(authenticated())).toMatchObject({ outcome: 'answered', payment: { state } });
  });

  it.each([
    ['html-502', 'http_502'],
    ['missing-code', 'http_400'],
    ['garbage', 'unreadable'],
  ] as const)('%s leaves the outcome open, of a refund too', async (kind, code) => {
    const { sandbox, provider, paid, authenticated } = stage();
    sandbox.faults.add({ on: 'confirm', kind, executed: kind !== 'garbage' });
    const request = authenticated();
    expect(await provider.confirm(request)).toMatchObject({ outcome: 'unknown', failure: { code } });

    const other = await paid();
    sandbox.faults.add({ on: 'cancel', kind, executed: kind !== 'garbage' });
    expect(await provider.refund(refundOf(other))).toMatchObject({ outcome: 'unknown', failure: { code } });
    expect(sandbox.ledger.totals()).toMatchObject([{ captured: 66_000, refunded: 33_000 }]);
  });

  it('tells dollars to the cent when numbers are texts', async () => {
    const { sandbox, provider, authenticated } = stage();
    const dollars = { clientKey: API.clientKey, method: 'FOREIGN_EASY_PAY', currency: 'USD', amount: 19.99 } as const;
    const request = { ...authenticated(dollars), credentials: API, amount: 1_999, currency: 'USD' } as const;
    sandbox.faults.add({ on: 'confirm', kind: 'numbers-as-strings' });

    expect(await provider.confirm(request)).toMatchObject({ payment: { amount: 1_999, balanceAmount: 1_999 } });
  });
});
