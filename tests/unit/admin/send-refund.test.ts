import { forgetRefund } from '../../../admin/src/components/refund-dialog/pending-refunds';
import { type SendState, useSendRefund } from '../../../admin/src/components/refund-dialog/use-send-refund';
import { useOneAtATime } from '../../../admin/src/hooks/use-one-at-a-time';

/** What the server is asked for, and what it answers. */
type Sent = { paymentKey: string; idempotencyKey: string };
type Answer = { data: object } | { error: object };
const mockSent: Sent[] = [];
const mockStates: SendState[] = [];
let mockAnswer: () => Promise<Answer> = () => new Promise(() => {});

// Clicks that come before anything is drawn again: the hooks run once, as for one drawing of the dialog.
jest.mock('react', () => ({
  useRef: (current: unknown) => ({ current }),
  useCallback: (work: unknown) => work,
  useState: (first: () => unknown) => [first(), (state: SendState) => void mockStates.push(state)],
}));
jest.mock('../../../admin/src/services/refunds', () => ({
  useCreateRefund: () => [
    (refund: Sent) => {
      mockSent.push(refund);
      return mockAnswer();
    },
  ],
}));

const INPUT = { reason: '변심', amount: 1_000 };
const keys = () => mockSent.map(({ idempotencyKey }) => idempotencyKey);
const steps = () => mockStates.map(({ step }) => step);

let refused: number;
const dialog = () => useSendRefund('pay_1', () => void (refused += 1));

beforeEach(() => {
  mockSent.length = 0;
  mockStates.length = 0;
  refused = 0;
  forgetRefund('pay_1');
});

test('two clicks send one refund, whatever the button looks like in between', async () => {
  const { send } = dialog();
  void send(INPUT, 'card');
  void send(INPUT, 'card');
  expect(mockSent).toMatchObject([{ paymentKey: 'pay_1', input: INPUT }]);
  expect(keys()[0]).toMatch(/^[0-9a-f]{32}$/);
});

test('after silence the same refund goes out again, in a dialog opened anew as well', async () => {
  mockAnswer = async () => ({ error: {} });
  await dialog().send(INPUT, 'card');
  expect(steps()).toEqual(['sending', 'silence']);
  const { state, sendAgain } = dialog();
  if (state.step !== 'silence') throw new Error(`The dialog begins with ${state.step}`);
  mockAnswer = async () => ({ data: { refundId: 'rf_1' } });
  await sendAgain(state.pending, 'card');
  expect([new Set(keys()).size, mockSent.length, mockStates.at(-1)]).toEqual([
    ...[1, 2],
    { step: 'made', refund: { refundId: 'rf_1' }, way: 'card' },
  ]);
  expect(dialog().state).toEqual({ step: 'form', error: null });
});

test('a refusal ends it: what is typed next is another refund', async () => {
  const { send } = dialog();
  mockAnswer = async () => ({ error: { status: 422, details: { code: 'REFUND_NOT_ALLOWED' } } });
  await send(INPUT, 'card');
  await send(INPUT, 'card');
  expect([new Set(keys()).size, refused, steps()]).toEqual([2, 2, ['sending', 'form', 'sending', 'form']]);
});

test('a form that is submitted twice is saved once, and can be saved again afterwards', async () => {
  let ends = (): void => {};
  const work = jest.fn(() => new Promise<void>((resolve) => (ends = resolve)));
  const submit = useOneAtATime(work);
  const first = submit();
  await submit();
  expect(work).toHaveBeenCalledTimes(1);
  ends();
  await first;
  work.mockRejectedValue(new Error('gone'));
  await expect(submit()).rejects.toThrow('gone');
  await expect(submit()).rejects.toThrow('gone');
  expect(work).toHaveBeenCalledTimes(3);
});
