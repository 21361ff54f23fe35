import { errorReply } from '../../../../server/src/providers/toss/errors';
import type { TossApi } from '../../../../server/src/providers/toss/error-codes';
import type { PaymentProvider, ProviderAnswer } from '../../../../server/src/providers/payment-provider';
import { CANCEL_MORE_ROWS, CANCEL_ROWS, CONFIRM_MORE_ROWS, CONFIRM_ROWS, READ_ROWS, type ErrorRow } from './error-rows';
import { confirmRequest, PAYMENT_KEY, refundRequest, SECRET, startFakeToss, type FakeToss } from './fake-toss';

const CALLS: Record<TossApi, (provider: PaymentProvider) => Promise<ProviderAnswer>> = {
  confirm: (provider) => provider.confirm(confirmRequest),
  read: (provider) => provider.read({ secretKey: SECRET }, PAYMENT_KEY),
  cancel: (provider) => provider.refund(refundRequest),
};

const ROWS: readonly (readonly [TossApi, ...ErrorRow])[] = [
  ...[...CONFIRM_ROWS, ...CONFIRM_MORE_ROWS].map((row) => ['confirm', ...row] as const),
  ...READ_ROWS.map((row) => ['read', ...row] as const),
  ...[...CANCEL_ROWS, ...CANCEL_MORE_ROWS].map((row) => ['cancel', ...row] as const),
];

const UNTRUSTED_STATUSES = [400, 401, 403, 404, 409, 418, 422, 429, 500, 502, 503, 504];

let toss: FakeToss;
let provider: PaymentProvider;

beforeAll(async () => {
  toss = await startFakeToss();
  provider = toss.provider();
});

afterAll(() => toss.close());

describe('the table of error codes', () => {
  it.each(ROWS)('%s: HTTP %i %s is %s', async (api, status, code, errorClass) => {
    toss.answer(status, { code, message: '안내 문구입니다.' }, { 'x-tosspayments-trace-id': 'trace-1' });

    const answer = await CALLS[api](provider);

    expect(answer).toEqual({
      outcome: errorClass === 'query' ? 'unknown' : 'refused',
      failure: { code, errorClass, status, message: '안내 문구입니다.', traceId: 'trace-1' },
    });
  });

  it.each(ROWS)('%s: the status of an answer changes nothing (%i %s is %s)', (api, _status, code, errorClass) => {
    const classes = UNTRUSTED_STATUSES.map((status) => {
      const answer = errorReply(api, { kind: 'reply', status, body: { code, message: '' }, traceId: null });
      return answer.failure.errorClass;
    });

    expect(new Set(classes)).toEqual(new Set([errorClass]));
  });

  it('never looks at the text', async () => {
    toss.answer(403, { code: 'REJECT_CARD_PAYMENT', message: '이미 처리된 결제 입니다. ALREADY_PROCESSED_PAYMENT' });

    await expect(provider.confirm(confirmRequest)).resolves.toMatchObject({
      outcome: 'refused',
      failure: { errorClass: 'decline' },
    });
  });

  it.each([
    ['confirm', 'NEVER_SEEN_BEFORE'],
    ['read', 'NEVER_SEEN_BEFORE'],
    ['cancel', 'NEVER_SEEN_BEFORE'],
    // Codes of other calls mean nothing certain here.
    ['confirm', 'PAYOUT_NOT_FOUND'],
    ['confirm', 'REFUND_REJECTED'],
    ['read', 'REJECT_CARD_PAYMENT'],
    ['cancel', 'REJECT_CARD_PAYMENT'],
    ['cancel', 'constructor'],
  ] as const)('%s: concludes nothing from %s', (api, code) => {
    for (const status of UNTRUSTED_STATUSES) {
      expect(errorReply(api, { kind: 'reply', status, body: { code }, traceId: null })).toMatchObject({
        outcome: 'unknown',
        failure: { errorClass: 'query', status },
      });
    }
  });

  it('cuts a text that is longer than Toss says it can be', async () => {
    toss.answer(403, { code: 'REJECT_CARD_PAYMENT', message: '가'.repeat(5_000) });

    const answer = await provider.confirm(confirmRequest);

    expect(answer).toMatchObject({ failure: { message: '가'.repeat(510) } });
  });
});
