import {
  droppedByRotation,
  keptByRotation,
  type KeptSecret,
  mayPromote,
  mayRetireNow,
  shownSecret,
  slotState,
  variableName,
} from '../../../admin/src/pages/key-sets/secrets/slots';
import { afterRotation } from '../../../server/src/domain/rotation';
import type { StoredSecret } from '../../../server/src/domain/key-set';
import { keptSecret } from './key-set-views';

const NOW = Date.parse('2026-03-10T00:00:00.000Z');
const LATER = '2026-03-12T00:00:00.000Z';
const PAST = '2026-03-09T00:00:00.000Z';
const YOUNG = '2026-03-05T00:00:00.000Z';

describe('how a slot stands', () => {
  it.each<[string, Partial<KeptSecret>, 'present' | 'previous', string]>([
    ['a key in use', {}, 'present', 'in-use'],
    ['an old key without an end', {}, 'previous', 'kept'],
    ['an old key with an end ahead', { endsAt: LATER }, 'previous', 'ends'],
    ['an old key whose end has passed', { endsAt: PAST }, 'previous', 'ended'],
    ['a key that was promoted back and keeps its end', { endsAt: LATER }, 'present', 'ends'],
    ['a rejected key, before its end', { endsAt: LATER, rejectedAt: PAST }, 'previous', 'rejected'],
    ['a reference that leads nowhere, before all else', { isMissing: true, rejectedAt: PAST }, 'present', 'missing'],
  ])('%s', (_title, more, slot, state) => {
    expect(slotState(keptSecret('4f2a', more), slot, NOW)).toBe(state);
  });

  it('shows the last four, or where it comes from', () => {
    expect(shownSecret(keptSecret('4f2a'))).toBe('•••• 4f2a');
    const referenced = keptSecret('4f2a', { reference: 'env:TOSS_SECRET_KEY' });
    expect(shownSecret(referenced)).toBe('env:TOSS_SECRET_KEY');
    expect(variableName(referenced)).toBe('TOSS_SECRET_KEY');
  });
});

describe('what may be done with the previous key', () => {
  const present = keptSecret('new1');
  const rejected = keptSecret('new1', { rejectedAt: PAST });

  it('takes it back while it lives, and after its end only when it alone works', () => {
    expect(mayPromote({ present, previous: null }, NOW)).toBe(false);
    expect(mayPromote({ present, previous: keptSecret('old1', { endsAt: LATER }) }, NOW)).toBe(true);
    expect(mayPromote({ present, previous: keptSecret('old1', { endsAt: PAST }) }, NOW)).toBe(false);
    expect(mayPromote({ present: rejected, previous: keptSecret('old1', { endsAt: PAST }) }, NOW)).toBe(true);
    expect(mayPromote({ present, previous: keptSecret('old1', { rejectedAt: PAST }) }, NOW)).toBe(false);
  });

  it('removes it at once, but not while it is the only one that works', () => {
    expect(mayRetireNow({ present, previous: keptSecret('old1') })).toBe(true);
    expect(mayRetireNow({ present: rejected, previous: keptSecret('old1') })).toBe(false);
    expect(mayRetireNow({ present: rejected, previous: keptSecret('old1', { rejectedAt: PAST }) })).toBe(true);
  });
});

describe('what a rotation does to the two keys, told before it happens', () => {
  const stored = (secret: KeptSecret): StoredSecret => ({
    sealed: 'sealed',
    reference: null,
    last4: secret.last4,
    fingerprint: secret.fingerprint,
    setAt: Date.parse(secret.setAt),
    endsAt: secret.endsAt === null ? null : Date.parse(secret.endsAt),
    rejectedAt: secret.rejectedAt === null ? null : Date.parse(secret.rejectedAt),
  });
  const older = keptSecret('old1', { endsAt: LATER });
  const young = keptSecret('new1', { setAt: YOUNG });

  it.each<[string, KeptSecret | null, KeptSecret | null, string | null, string | null]>([
    ['a first key', null, null, null, null],
    ['one key', young, null, 'new1', null],
    ['two that live: the older goes', young, older, 'new1', 'old1'],
    ['two that live, the older one promoted back', older, young, 'new1', 'old1'],
    ['an old one that has ended', young, keptSecret('old1', { endsAt: PAST }), 'new1', null],
    ['an old one that is rejected', young, keptSecret('old1', { rejectedAt: PAST }), 'new1', null],
    ['a rejected one in use', { ...young, rejectedAt: PAST }, older, 'old1', null],
  ])('%s', (_title, present, previous, kept, dropped) => {
    expect(keptByRotation({ present, previous }, NOW)?.last4 ?? null).toBe(kept);
    expect(droppedByRotation({ present, previous }, NOW)?.last4 ?? null).toBe(dropped);
    // The server does it so too.
    const pair = { primary: present && stored(present), secondary: previous && stored(previous) };
    const terms = { previousEndsAt: undefined, replacesPrevious: true, now: NOW };
    const after = afterRotation(pair, stored(keptSecret('next')), terms);
    expect(after.secondary?.last4 ?? null).toBe(kept);
    const unasked = () => afterRotation(pair, stored(keptSecret('next')), { ...terms, replacesPrevious: false });
    if (dropped === null) expect(unasked).not.toThrow();
    else expect(unasked).toThrow('replacesPrevious');
  });
});
