import { auditValue, type Telling } from '../../../admin/src/pages/audit/audit-values';
import en from '../../../admin/src/translations/en.json';
import ko from '../../../admin/src/translations/ko.json';
import type { AuditEntryView, AuditSubject, AuditValue } from '../../../contracts/audit';
import { ENDPOINT_DISABLED_REASONS, EVENT_DELIVERY_STATES } from '../../../contracts/event-endpoints';
import { EVENT_TYPES } from '../../../contracts/events';
import { PAYMENT_SORTS, SORT_DIRECTIONS } from '../../../contracts/payment-list';
import { KEY_SET_MANAGERS } from '../../../contracts/settings';
import { MAIL_KINDS, MAIL_LANGUAGES } from '../../../contracts/shop-settings';
import { SELF_TEST_OUTCOMES } from '../../../contracts/webhook-pages';
import { DELIVERY_STATES } from '../../../contracts/webhooks';

const TEXTS = { ko, en } as const;

const telling = (tongue: 'ko' | 'en'): Telling => ({
  text: (id, values = {}) =>
    Object.entries(values).reduce((said, [name, value]) => said.replace(`{${name}}`, String(value)), TEXTS[tongue][id]),
  tongue,
  locale: tongue,
  instant: (iso) => `at ${iso}`,
});

const entry = (kind: AuditSubject, details: AuditEntryView['details'] = {}): AuditEntryView => ({
  ...{ id: 'aud_1', sequence: 1, at: '2026-11-21T00:00:00.000Z', action: 'payment.checked', changes: {}, details },
  actor: { kind: 'admin_user', id: '1', name: 'Kim' },
  subject: { kind, id: '1', name: null },
  ...{ witness: null, previousHash: null, hash: null },
});

const said = (tongue: 'ko' | 'en', field: string, value: AuditValue, about = entry('settings')): string =>
  auditValue(field, value, about, telling(tongue));

/** Every value that the server can write in a field of words. */
const VALUES: readonly (readonly [field: string, values: readonly string[], kind?: AuditSubject])[] = [
  ['outcome', [...SELF_TEST_OUTCOMES, 'settled', 'unreachable', 'unknown_payment']],
  ['reason', [...ENDPOINT_DISABLED_REASONS, 'missing', 'behind', 'signature', 'unknown_key']],
  ['which', ['secret', 'security']],
  ['phase', ['begun', 'ended']],
  ['source', ['config']],
  ['managedBy', KEY_SET_MANAGERS],
  ['kind', ['widget', 'api', 'payment']],
  ['sort', PAYMENT_SORTS],
  ['direction', SORT_DIRECTIONS],
  ['language', MAIL_LANGUAGES],
  ['mailLanguage', MAIL_LANGUAGES],
  ['mailKinds', [...MAIL_KINDS, MAIL_KINDS.join(', ')]],
  ['types', [...EVENT_TYPES, 'order.paid, refund.failed']],
  ['searchedIn', ['orderId', 'paymentKey', 'last4', 'nameKey, emailKey']],
  ['state', EVENT_DELIVERY_STATES, 'event_delivery'],
  ['state', DELIVERY_STATES, 'webhook_delivery'],
  ['verification', ['good', 'unknown_key']],
];

describe('a value of the audit trail', () => {
  it.each(VALUES.flatMap(([field, values, kind]) => values.map((value) => [field, value, kind] as const)))(
    'is said in words: %s %s',
    (field, value, kind) => {
      const about = entry(kind ?? 'settings');
      expect(said('ko', field, value, about)).toMatch(/[가-힣]/);
      expect(said('ko', field, value, about)).not.toContain(value);
      expect(said('en', field, value, about)).toMatch(/^[A-Z]/);
    }
  );

  it('is an amount with its currency', () => {
    expect(said('en', 'amount', 12_000, entry('refund', { currency: 'KRW' }))).toBe('₩12,000');
    expect(said('en', 'perDay', 1_999, entry('limits', { currency: 'USD' }))).toBe('$19.99');
    expect(said('en', 'amountMin', 500)).toBe('500');
  });

  it('is what Toss answered, with its code', () => {
    expect(said('ko', 'providerCode', 'UNAUTHORIZED_KEY')).toBe(
      '토스페이먼츠가 모르거나 폐기된 키입니다. (UNAUTHORIZED_KEY)'
    );
    expect(said('en', 'providerCode', 'timeout')).toBe('No answer came in time.');
    expect(said('en', 'providerCode', 'NEW_CODE')).toBe('It gave an answer that is not known here. (NEW_CODE)');
  });

  it.each([
    ['name', 'paid', 'paid'],
    ['outcome', 'newer', 'newer'],
    ['at', '2026-11-21T01:02:03.000Z', 'at 2026-11-21T01:02:03.000Z'],
    ['isEnabled', true, 'Yes'],
    ['description', null, en['audit.nothing']],
    ['mailDailyHour', 9, '9:00'],
  ])('of %s: %p is %p', (field, value, words) => {
    expect(said('en', field, value)).toBe(words);
  });
});
