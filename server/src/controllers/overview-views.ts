import { failureMessage } from '../../../contracts/decline-messages';
import type { OverviewView } from '../../../contracts/overview';
import type { Overview, Waiting } from '../services/overview';
import { paymentRowViewOf } from './payment-list-views';

const iso = (ms: number): string => new Date(ms).toISOString();

/** A payment that Toss itself broke off has no code. */
const NO_CODE = 'UNKNOWN';

const declineViewOf = ({ code, count, failure }: Overview['declines'][number]): OverviewView['declines'][number] => ({
  code: code ?? NO_CODE,
  count,
  message: failure?.message ?? failureMessage(code ?? NO_CODE, 'decline'),
});

const waitingViewOf = ({ total, rows }: Waiting['confirming']): OverviewView['waiting']['confirming'] => ({
  total,
  payments: rows.map(paymentRowViewOf),
});

/** What the shop sold, as the panel sees it. */
export const overviewViewOf = ({ span, before, declines, waiting, ...rest }: Overview): OverviewView => ({
  ...rest,
  ...{ from: span.from, to: span.to, until: iso(span.until) },
  step: span.from === span.to ? 'hour' : 'day',
  ...{ figures: span.figures, steps: span.steps },
  before: { ...before, until: iso(before.until) },
  declines: declines.map(declineViewOf),
  waiting: {
    confirming: waitingViewOf(waiting.confirming),
    awaiting_deposit: waitingViewOf(waiting.awaiting_deposit),
  },
});
