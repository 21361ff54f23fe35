import {
  confirmationRead,
  confirmKeyOf,
  KEY_MEMORY_MS,
  LAST_OUTCOMES,
  lastOf,
  READ_OUTCOMES,
  refundKeyOf,
  repeatRule,
  type RepeatCase,
  type RepeatDecision,
} from '../../../server/src/domain/repeat-rules';

const aCase = (over: Partial<RepeatCase>): RepeatCase => ({
  call: 'confirm',
  last: 'no_answer',
  read: 'not_executed',
  repeatsOfThisKey: 0,
  isWindowOpen: true,
  isKeyRemembered: true,
  isCorrected: false,
  ...over,
});

const PAYMENT_KEY: RepeatDecision = { do: 'repeat_new_key', guard: 'payment_key' };
const BALANCE: RepeatDecision = { do: 'repeat_new_key', guard: 'refundable_amount' };
const SAME: RepeatDecision = { do: 'repeat_same_key' };

const rows: [situation: string, over: Partial<RepeatCase>, decision: RepeatDecision][] = [
  ['no answer, executed', { read: 'executed' }, { do: 'converge' }],
  ['no answer, over without it', { read: 'ended' }, { do: 'converge' }],
  ['no answer, not executed', {}, SAME],
  ['no answer, not executed, for the tenth time', { repeatsOfThisKey: 9 }, SAME],
  ['no answer, and no read either', { read: 'unreadable' }, { do: 'wait' }],
  ['no answer, not executed, the window closed', { isWindowOpen: false }, { do: 'stop' }],
  ['no answer, executed, the window closed', { read: 'executed', isWindowOpen: false }, { do: 'converge' }],
  ['no answer, no read, the window closed', { read: 'unreadable', isWindowOpen: false }, { do: 'wait' }],
  ['no answer to a refund, not executed', { call: 'refund' }, SAME],
  ['no answer to a refund, the key forgotten', { call: 'refund', isKeyRemembered: false }, BALANCE],
  ['still processing, executed', { last: 'still_processing', read: 'executed' }, { do: 'converge' }],
  ['still processing, not executed', { last: 'still_processing' }, SAME],
  ['still processing, no read', { last: 'still_processing', read: 'unreadable' }, { do: 'wait' }],
  ['still processing as the window closes', { last: 'still_processing', isWindowOpen: false }, { do: 'wait' }],
  ['a passing error, executed', { last: 'transient_error', read: 'executed' }, { do: 'converge' }],
  ['a passing error, not executed', { last: 'transient_error' }, SAME],
  ['a passing error, twice under one key', { last: 'transient_error', repeatsOfThisKey: 1 }, PAYMENT_KEY],
  ['a passing error, no read', { last: 'transient_error', read: 'unreadable' }, { do: 'wait' }],
  ['a passing error, the window closed', { last: 'transient_error', isWindowOpen: false }, { do: 'stop' }],
  ['a refund, a passing error', { call: 'refund', last: 'transient_error' }, SAME],
  ['a refund, it twice under one key', { call: 'refund', last: 'transient_error', repeatsOfThisKey: 1 }, BALANCE],
  ['a refund, it, the key forgotten', { call: 'refund', last: 'transient_error', isKeyRemembered: false }, BALANCE],
  ['already done, executed', { last: 'already_done', read: 'executed' }, { do: 'converge' }],
  ['already done, but not executed', { last: 'already_done' }, { do: 'wait' }],
  ['already done, no read', { last: 'already_done', read: 'unreadable' }, { do: 'wait' }],
  ['already done, the window closed', { last: 'already_done', isWindowOpen: false }, { do: 'stop' }],
  ['a refund at a new balance', { call: 'refund', last: 'already_done', isCorrected: true }, BALANCE],
  ['refused for certain, unchanged', { last: 'certain_refusal' }, { do: 'stop' }],
  ['refused for certain, unchanged, no read', { last: 'certain_refusal', read: 'unreadable' }, { do: 'stop' }],
  ['refused for certain, executed after all', { last: 'certain_refusal', read: 'executed' }, { do: 'converge' }],
  ['refused for certain, corrected', { last: 'certain_refusal', isCorrected: true }, PAYMENT_KEY],
  ['a refund refused, corrected', { call: 'refund', last: 'certain_refusal', isCorrected: true }, BALANCE],
  [
    'refused for certain, corrected, no read',
    { last: 'certain_refusal', isCorrected: true, read: 'unreadable' },
    { do: 'wait' },
  ],
];

const all: RepeatCase[] = (['confirm', 'refund'] as const).flatMap((call) =>
  LAST_OUTCOMES.flatMap((last) =>
    READ_OUTCOMES.flatMap((read) =>
      [0, 1, 7].flatMap((repeatsOfThisKey) =>
        [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
          call,
          last,
          read,
          repeatsOfThisKey,
          isWindowOpen: (bits & 1) > 0,
          isKeyRemembered: (bits & 2) > 0,
          isCorrected: (bits & 4) > 0,
        }))
      )
    )
  )
);

const repeats = (what: RepeatCase): boolean => repeatRule(what).do.startsWith('repeat');

describe('whether an operation may be repeated, and under which key', () => {
  it.each(rows)('%s', (_situation, over, decision) => {
    expect(repeatRule(aCase(over))).toEqual(decision);
  });

  it('never repeats what was executed or is over', () => {
    const settled = all.filter(({ read }) => read === 'executed' || read === 'ended');
    expect(settled.filter((what) => repeatRule(what).do !== 'converge')).toEqual([]);
  });

  it('never repeats without a read that shows it was not executed', () => {
    expect(all.filter((what) => what.read !== 'not_executed').filter(repeats)).toEqual([]);
  });

  it('never repeats a confirmation after its window', () => {
    expect(all.filter((what) => !what.isWindowOpen).filter(repeats)).toEqual([]);
  });

  it('keeps the key while the provider may still be executing the call', () => {
    const open = all.filter(
      ({ last, isKeyRemembered }) => last === 'still_processing' || (last === 'no_answer' && isKeyRemembered)
    );
    expect(open.filter((what) => repeatRule(what).do === 'repeat_new_key')).toEqual([]);
  });

  it('changes the key only behind the guard of the operation', () => {
    for (const what of all) {
      const decision = repeatRule(what);
      if (decision.do !== 'repeat_new_key') continue;
      expect(decision.guard).toBe(what.call === 'confirm' ? 'payment_key' : 'refundable_amount');
    }
  });

  it('gives up only what the provider refused for certain, or what can no longer be executed', () => {
    const stopped = all.filter((what) => repeatRule(what).do === 'stop');
    expect(stopped.filter(({ last, isWindowOpen }) => last !== 'certain_refusal' && isWindowOpen)).toEqual([]);
  });
});

describe('how a call ended', () => {
  it.each([
    ['timeout', 'query', 'no_answer'],
    ['connection', 'query', 'no_answer'],
    ['unreadable', 'query', 'no_answer'],
    ['http_502', 'query', 'no_answer'],
    ['http_400', 'query', 'no_answer'],
    ['IDEMPOTENT_REQUEST_PROCESSING', 'query', 'still_processing'],
    ['PROVIDER_ERROR', 'query', 'transient_error'],
    ['COMMON_ERROR', 'query', 'transient_error'],
    ['A_CODE_OF_TOMORROW', 'query', 'transient_error'],
    ['ALREADY_PROCESSED_PAYMENT', 'done', 'already_done'],
    ['NOT_MATCHES_REFUNDABLE_AMOUNT', 'done', 'already_done'],
    ['REJECT_CARD_PAYMENT', 'decline', 'certain_refusal'],
    ['NOT_FOUND_PAYMENT_SESSION', 'expired', 'certain_refusal'],
    ['INVALID_REFUND_ACCOUNT_INFO', 'input', 'certain_refusal'],
    ['UNAUTHORIZED_KEY', 'merchant', 'certain_refusal'],
    ['EXCEED_MAX_AMOUNT', 'limit', 'certain_refusal'],
    ['NOT_AVAILABLE_BANK', 'wait', 'certain_refusal'],
    ['NOT_CANCELABLE_PAYMENT', 'final', 'certain_refusal'],
  ] as const)('%s (%s) is %s', (code, errorClass, last) => {
    expect(lastOf({ code, errorClass })).toBe(last);
  });
});

describe('what a payment that was read says of its confirmation', () => {
  it.each([
    ['ready', 'not_executed'],
    ['in_progress', 'not_executed'],
    ['paid', 'executed'],
    ['awaiting_deposit', 'executed'],
    ['partially_refunded', 'executed'],
    ['refunded', 'executed'],
    ['canceled', 'executed'],
    ['aborted', 'ended'],
    ['expired', 'ended'],
    ['unknown', 'unreadable'],
  ] as const)('%s: %s', (state, read) => {
    expect(confirmationRead(state)).toBe(read);
  });
});

describe('names of keys', () => {
  it('are the same in every process, and new after each certain rejection', () => {
    expect(confirmKeyOf('tgen_1')).toBe('confirm:tgen_1');
    expect(confirmKeyOf('tgen_1', 2)).toBe('confirm:tgen_1:2');
    expect(refundKeyOf('rf_1', 1)).toBe('refund:rf_1:1');
    expect(refundKeyOf('rf_1', 2)).toBe('refund:rf_1:2');
  });

  it('fit into what the provider takes', () => {
    expect(confirmKeyOf('k'.repeat(200), 99).length).toBeLessThanOrEqual(300);
  });

  it('are remembered for fifteen days', () => {
    expect(KEY_MEMORY_MS).toBe(1_296_000_000);
  });
});
