import type { Fate } from './stories';

const HOUR_MS = 3_600_000;

/** How old the order is that it happens to, in hours. */
type Appointment = { fate: Fate; from: number; to: number };

const APPOINTMENTS: readonly Appointment[] = [
  { fate: 'outcome_unknown', from: 4, to: 9 },
  { fate: 'outcome_unknown', from: 14, to: 30 },
  { fate: 'answer_mismatch', from: 10, to: 60 },
  { fate: 'refund_stuck', from: 8, to: 48 },
  { fate: 'paid_after_all', from: 6, to: 40 },
  { fate: 'surplus_account', from: 30, to: 120 },
  { fate: 'webhook_failed', from: 12, to: 40 },
  { fate: 'webhook_failed', from: 48, to: 110 },
];

/** The first of the times, which ascend, that is not before `at`. */
const firstFrom = (times: Float64Array, at: number): number => {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Which orders have a fate: the youngest is being paid right now, some of the last days went wrong. */
export const planFates = (times: Float64Array, until: number): ReadonlyMap<number, Fate> => {
  const fates = new Map<number, Fate>();
  if (times.length === 0) return fates;
  fates.set(times.length - 1, 'just_confirming');
  for (const { fate, from, to } of APPOINTMENTS) {
    const [first, end] = [firstFrom(times, until - to * HOUR_MS), firstFrom(times, until - from * HOUR_MS)];
    let index = Math.floor((first + end) / 2);
    while (index < end && fates.has(index)) index += 1;
    if (index < end) fates.set(index, fate);
  }
  return fates;
};
