import fc from 'fast-check';
import type { ProviderCall, Twist } from '../memory-provider';
import type { TossMethod } from '../memory-toss';
import type { At, Step } from './steps';
import { ORDERS, PRICE, PROCESSES, WINDOWS, type Plan } from './world';

export type Story = { plan: Plan; steps: Step[] };

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** Most of it happens to one payment, or nothing would meet. */
const at: { [Key in keyof At]: fc.Arbitrary<number> } = {
  order: fc.constantFrom(0, 0, 0, ORDERS - 1),
  window: fc.constantFrom(0, 0, WINDOWS - 1),
  process: fc.nat(PROCESSES - 1),
};
const amount = fc.constantFrom(undefined, 5_500, 5_500, 5_500, 11_000, 27_500, PRICE);
const reason = fc.constantFrom('구매자 변심', '구매자 변심', '콘솔 취소');

const refused = (code: string, errorClass: 'wait' | 'merchant' | 'final'): Twist => ({ refused: { code, errorClass } });
const TWISTS: Record<ProviderCall, readonly Twist[]> = {
  confirm: [refused('NOT_AVAILABLE_BANK', 'wait'), refused('UNAUTHORIZED_KEY', 'merchant')],
  refund: [refused('NOT_CANCELABLE_PAYMENT', 'final'), refused('UNAUTHORIZED_KEY', 'merchant')],
  read: [refused('FORBIDDEN_CONSECUTIVE_REQUEST', 'wait'), refused('UNAUTHORIZED_KEY', 'merchant')],
};
const LOSSES: readonly Twist[] = ['lost', 'lost', 'unsent', 'stored_error', 'executed_error', 'executed_error'];

const plain = (name: Step['do']) => fc.record({ ...at, do: fc.constant(name) });
const twistOf = (call: ProviderCall) =>
  fc.record({
    ...at,
    do: fc.constant('twist'),
    call: fc.constant(call),
    twist: fc.constantFrom(...LOSSES, ...TWISTS[call]),
  });
const jumpOf = (...byMs: number[]) => fc.record({ ...at, do: fc.constant('jump'), byMs: fc.constantFrom(...byMs) });

const KINDS = {
  confirm: plain('confirm'),
  open: plain('open'),
  webhook: plain('webhook'),
  work: plain('work'),
  cancelOrder: plain('cancelOrder'),
  expireOrders: plain('expireOrders'),
  die: plain('die'),
  deposit: plain('deposit'),
  reverseDeposit: plain('reverseDeposit'),
  finishSucceeded: plain('finishSucceeded'),
  finishFailed: plain('finishFailed'),
  captureLate: plain('captureLate'),
  refund: fc.record({ ...at, do: fc.constant('refund'), amount, reason, hasAccount: fc.boolean() }),
  console: fc.record({ ...at, do: fc.constant('console'), amount, reason }),
  confirmTwist: twistOf('confirm'),
  refundTwist: twistOf('refund'),
  readTwist: twistOf('read'),
  hiccup: fc.record({ ...at, do: fc.constant('hiccup'), when: fc.constantFrom('before', 'after') }),
  soon: jumpOf(5 * SECOND, 30 * SECOND, 80 * SECOND, 300 * SECOND),
  later: jumpOf(700 * SECOND, HOUR, 7 * HOUR, 400 * HOUR),
};

type Theme = {
  methods: readonly TossMethod[];
  declines: readonly boolean[];
  /** How often each kind of step comes. */
  weights: Partial<Record<keyof typeof KINDS, number>>;
  /** Is all of it about one payment, which is confirmed when the story begins? */
  isAboutOne?: boolean;
};

const ALWAYS = { confirm: 3, webhook: 3, work: 4, soon: 3, later: 1, die: 1, hiccup: 1, expireOrders: 1 };

/** What the stories are about: a mixture of everything alone would seldom come to the hard places. */
const THEMES: readonly Theme[] = [
  {
    methods: ['card', 'card', 'wallet'],
    declines: [false],
    weights: { ...ALWAYS, refund: 8, console: 3, refundTwist: 6, readTwist: 2, finishSucceeded: 1, finishFailed: 1 },
  },
  {
    methods: ['virtual_account'],
    declines: [false],
    weights: { ...ALWAYS, deposit: 6, reverseDeposit: 4, refund: 4, console: 2, refundTwist: 2, readTwist: 1 },
  },
  {
    methods: ['virtual_account'],
    declines: [false],
    weights: { webhook: 8, deposit: 5, reverseDeposit: 5, work: 2, soon: 1, readTwist: 1, die: 1 },
    isAboutOne: true,
  },
  {
    methods: ['card', 'wallet'],
    declines: [false],
    weights: { refund: 6, console: 2, refundTwist: 6, readTwist: 1, webhook: 2, work: 5, soon: 4, die: 1, hiccup: 1 },
    isAboutOne: true,
  },
  {
    methods: ['card', 'card', 'virtual_account', 'wallet'],
    declines: [true, false],
    weights: {
      ...ALWAYS,
      confirm: 8,
      captureLate: 6,
      deposit: 2,
      cancelOrder: 1,
      confirmTwist: 4,
      later: 4,
      refundTwist: 1,
    },
  },
  {
    methods: ['card', 'virtual_account'],
    declines: [false, false, true],
    weights: { ...ALWAYS, confirm: 8, confirmTwist: 8, readTwist: 4, open: 2, cancelOrder: 1, console: 1, refund: 2 },
  },
  {
    methods: ['card', 'virtual_account', 'wallet'],
    declines: [false, true],
    weights: Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, 1])),
  },
];

const planOf = ({ methods, declines, isAboutOne = false }: Theme): fc.Arbitrary<Plan> =>
  fc.record({
    windows: fc.array(fc.record({ method: fc.constantFrom(...methods), isDeclined: fc.constantFrom(...declines) }), {
      minLength: ORDERS * WINDOWS,
      maxLength: ORDERS * WINDOWS,
    }),
    stock: fc.integer({ min: 1, max: 3 }),
    walletsPay: fc.boolean(),
    isConfirmed: fc.constant(isAboutOne),
    choices: fc.array(fc.nat(99), { maxLength: 100, size: 'max' }),
  });

const stepsOf = ({ weights, isAboutOne = false }: Theme): fc.Arbitrary<Step[]> => {
  const kinds = Object.entries(weights) as [keyof typeof KINDS, number][];
  const one = fc.oneof(...kinds.map(([kind, weight]) => ({ weight, arbitrary: KINDS[kind] as fc.Arbitrary<Step> })));
  const aboutOne = one.map((step) => ({ ...step, order: 0, window: 0 }));
  return fc.array(isAboutOne ? aboutOne : one, { minLength: 1, maxLength: 24, size: 'max' });
};

export const stories: fc.Arbitrary<Story> = fc.oneof(
  ...THEMES.map((theme) => fc.record({ plan: planOf(theme), steps: stepsOf(theme) }))
);
