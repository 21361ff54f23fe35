import type { FindingView } from '../../../../contracts/health';
import { defaultShopSettings } from '../../../../server/src/domain/shop-settings';
import type { MailSlot } from '../../../../server/src/domain/mail';
import type { FoundProblem } from '../../../../server/src/domain/problem';
import type { MailSlotRepository } from '../../../../server/src/repositories/mail-slot-port';
import type { DaySummary } from '../../../../server/src/services/mail/compose';
import { createMails } from '../../../../server/src/services/mail/mails';
import { createPost } from '../../../../server/src/services/mail/post';

const MINUTE_MS = 60_000;
const SECRET = 'smtp-password-of-the-shop';
/** Nine in the morning of the 22nd, in Seoul. */
const MORNING = Date.parse('2026-11-22T00:00:00Z');

const memorySlots = (): MailSlotRepository => {
  const slots = new Map<string, MailSlot>();
  return {
    find: async (kind) => slots.get(kind) ?? null,
    async claim(kind, seen, until) {
      if ((slots.get(kind)?.nextAt ?? null) !== (seen?.nextAt ?? null)) return false;
      slots.set(kind, { kind, told: seen?.told ?? [], nextAt: until });
      return true;
    },
    async keep(slot, nextAt) {
      if (slots.get(slot.kind)?.nextAt !== nextAt) return false;
      slots.set(slot.kind, slot);
      return true;
    },
  };
};

const problem = (paymentKey: string): FoundProblem => ({
  ...{ kind: 'payment', code: 'OUTCOME_UNKNOWN', at: MORNING, paymentKey, orderId: `order-${paymentKey}` },
  ...{ refundId: null, keySetId: null, deliveryId: null, environment: 'test', details: { holderName: '김토스' } },
});

const finding = (id: string, since: number): FindingView => ({
  ...{ id, code: 'KEY_REJECTED', severity: 'serious', since: new Date(since).toISOString(), details: {} },
  cure: { place: 'key-sets' },
  messages: { ko: { cause: `원인 ${id}`, cure: '해결' }, en: { cause: `cause ${id}\r\nBcc: x`, cure: 'cure' } },
});

const summary = (day: string): DaySummary => ({
  day,
  money: [
    { currency: 'KRW', sales: 1_234_000, refunds: 34_000, net: 1_200_000, payments: 12 },
    { currency: 'USD', sales: 1_999, refunds: 0, net: 1_999, payments: 1 },
  ],
  waiting: { deposits: 3, confirming: 1, problems: 2 },
});

type Sent = { to: string; subject: string; text: string };

const open = (change: Partial<ReturnType<typeof defaultShopSettings>['mail']> = {}) => {
  const settings = defaultShopSettings();
  const desk = {
    now: MORNING,
    sent: [] as Sent[],
    logs: [] as string[],
    problems: [] as FoundProblem[],
    findings: [] as FindingView[],
    canSend: true,
    fails: (_to: string): boolean => false,
    settings: {
      ...settings,
      mail: { ...settings.mail, to: ['a@example.com'], kinds: ['problem' as const], ...change },
    },
  };
  const log = { error: (message: string) => void desk.logs.push(message) };
  const post = createPost({
    log,
    async send(mail) {
      if (desk.fails(mail.to)) throw Object.assign(new Error(`auth failed for ${SECRET}`), { code: 'EAUTH' });
      desk.sent.push(mail);
    },
  });
  const slots = memorySlots();
  const process = () =>
    createMails({
      ...{ log, post, slots, environment: 'test', clock: () => desk.now },
      settings: async () => desk.settings,
      canSend: () => desk.canSend,
      problems: async () => desk.problems,
      health: async () => ({ findings: desk.findings }),
      summaryOf: async (day) => summary(day),
      panelUrl: () => 'https://shop.example.com/admin',
    });
  return { desk, mails: process(), other: process() };
};

describe('problems', () => {
  test('are told once, with the order and the way to the panel, and without a name', async () => {
    const { desk, mails } = open();
    desk.problems = [problem('p1')];
    await mails.watch();
    desk.now += 120 * MINUTE_MS;
    await mails.watch();
    expect(desk.sent).toHaveLength(1);
    expect(desk.sent[0]).toMatchObject({ to: 'a@example.com', subject: expect.stringContaining('[테스트]') });
    expect(desk.sent[0]?.text).toContain('order-p1');
    expect(desk.sent[0]?.text).toContain('https://shop.example.com/admin/plugins/commerce-payments/problems');
    expect(desk.sent[0]?.text).not.toContain('김토스');
  });

  test('that come within the hour are told together after it', async () => {
    const { desk, mails } = open({ language: 'en' });
    desk.problems = [problem('p1')];
    await mails.watch();
    for (const key of ['p2', 'p3']) {
      desk.now += 10 * MINUTE_MS;
      desk.problems = [problem(key), ...desk.problems];
      await mails.watch();
    }
    desk.now += 39 * MINUTE_MS;
    await mails.watch();
    expect(desk.sent).toHaveLength(1);
    desk.now += 2 * MINUTE_MS;
    await mails.watch();
    expect(desk.sent.map(({ subject }) => subject)).toEqual([
      '[Commerce Payments] [Test] Payments and refunds that need a person: 1',
      '[Commerce Payments] [Test] Payments and refunds that need a person: 2',
    ]);
    expect(desk.sent[1]?.text).not.toContain('order-p1');
    desk.now += 120 * MINUTE_MS;
    await mails.watch();
    expect(desk.sent).toHaveLength(2);
  });

  test('are told by one of two processes that look at once', async () => {
    const { desk, mails, other } = open();
    desk.problems = [problem('p1')];
    await Promise.all([mails.watch(), other.watch()]);
    expect(desk.sent).toHaveLength(1);
  });

  test('more than twenty are counted', async () => {
    const { desk, mails } = open({ language: 'en' });
    desk.problems = Array.from({ length: 25 }, (_, index) => problem(`p${index}`));
    await mails.watch();
    expect(desk.sent[0]?.text.match(/order-p/g)).toHaveLength(20);
    expect(desk.sent[0]?.text).toContain('And 5 more.');
  });
});

describe('a provider that fails', () => {
  test('is tried again after ten minutes, and its words stay out of the log', async () => {
    const { desk, mails } = open();
    desk.problems = [problem('p1')];
    desk.fails = () => true;
    await mails.watch();
    desk.now += 9 * MINUTE_MS;
    desk.fails = () => false;
    await mails.watch();
    expect(desk.sent).toHaveLength(0);
    desk.now += 2 * MINUTE_MS;
    await mails.watch();
    expect(desk.sent).toHaveLength(1);
    expect(desk.logs.join('\n')).toContain('EAUTH');
    expect(desk.logs.join('\n')).not.toContain(SECRET);
    expect(desk.logs.join('\n')).not.toContain('a@example.com');
  });

  test('for one address keeps nobody else from hearing', async () => {
    const { desk, mails } = open({ to: ['wrong@example.com', 'b@example.com'] });
    desk.problems = [problem('p1')];
    desk.fails = (to) => to.startsWith('wrong');
    await mails.watch();
    expect(desk.sent.map(({ to }) => to)).toEqual(['b@example.com']);
  });
});

test('findings are told when they have held through two looks, again when they come back, on one line each', async () => {
  const { desk, mails } = open({ kinds: ['health'], language: 'en' });
  desk.findings = [finding('KEY_REJECTED:ks_1', desk.now - MINUTE_MS)];
  await mails.watch();
  expect(desk.sent).toHaveLength(0);
  desk.now += MINUTE_MS;
  await mails.watch();
  expect(desk.sent).toHaveLength(1);
  expect(desk.sent[0]?.text).toContain('• cause KEY_REJECTED:ks_1 Bcc: x');
  desk.findings = [];
  desk.now += 61 * MINUTE_MS;
  await mails.watch();
  desk.findings = [finding('KEY_REJECTED:ks_1', desk.now)];
  desk.now += 2 * MINUTE_MS;
  await mails.watch();
  expect(desk.sent).toHaveLength(2);
});

test.each([{ severity: 'notice' }, { code: 'PAYMENTS_WAIT' }] as const)(
  'nobody is told of a finding that is %j',
  async (change) => {
    const { desk, mails } = open({ kinds: ['health'] });
    desk.findings = [{ ...finding('a', desk.now - 60 * MINUTE_MS), ...change }];
    await mails.watch();
    desk.findings = [finding('a', desk.now - 60 * MINUTE_MS)];
    await mails.watch(() => false);
    expect(desk.sent).toEqual([]);
    await mails.watch();
    expect(desk.sent).toHaveLength(1);
  }
);

test('a summary that was not sent is tried again after ten minutes, and not each minute', async () => {
  const { desk, mails } = open({ kinds: ['daily'] });
  desk.fails = () => true;
  await mails.watch();
  desk.fails = () => false;
  desk.now += 9 * MINUTE_MS;
  await mails.watch();
  expect(desk.sent).toHaveLength(0);
  desk.now += MINUTE_MS;
  await mails.watch();
  expect(desk.sent).toHaveLength(1);
});

test('the summary comes once a day, each currency on its own', async () => {
  const { desk, mails } = open({ kinds: ['daily'], language: 'en' });
  desk.now -= MINUTE_MS;
  await mails.watch();
  expect(desk.sent).toHaveLength(0);
  for (let minute = 0; minute < 5 * 60; minute += 30) {
    desk.now += 30 * MINUTE_MS;
    await mails.watch();
  }
  expect(desk.sent).toHaveLength(1);
  expect(desk.sent[0]?.subject).toBe('[Commerce Payments] [Test] Summary of 2026-11-21');
  expect(desk.sent[0]?.text).toContain('Sales ₩1,234,000 (payments: 12), refunds ₩34,000, net ₩1,200,000');
  expect(desk.sent[0]?.text).toContain('Sales $19.99 (payments: 1), refunds $0.00, net $19.99');
});

test.each([
  ['nobody is set', { to: [] }, true],
  ['the kind is off', { kinds: [] }, true],
  ['there is no plugin', {}, false],
])('nothing is sent when %s', async (_why, change, canSend) => {
  const { desk, mails } = open(change);
  desk.problems = [problem('p1')];
  desk.canSend = canSend;
  await mails.watch();
  expect(desk.sent).toEqual([]);
});

test('a test says how many were taken, and that none was', async () => {
  const { desk, mails } = open({ to: ['a@example.com', 'b@example.com'], language: 'en' });
  expect(await mails.tryOut()).toEqual({ to: 2 });
  expect(desk.sent[0]?.subject).toBe('[Commerce Payments] [Test] Test e-mail');
  desk.fails = () => true;
  await expect(mails.tryOut()).rejects.toMatchObject({ code: 'MAIL_NOT_SENT' });
});
