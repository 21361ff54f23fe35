import { setTimeout as sleep } from 'node:timers/promises';

import type { Locator } from 'playwright-core';

import { DEFAULT_REFUND_REASONS } from '../../contracts/default-refund-reasons';
import { PERMISSIONS } from '../../contracts/permissions';
import { createBuyer, type Bought } from '../support/browser/buyer';
import { inspectDialog } from '../support/browser/inspection';
import { LANGUAGES, textsIn } from '../support/browser/languages';
import { choose, field, logIn, openPanel } from '../support/browser/panel';
import { SEEDED } from '../support/browser/shop';
import { openStage } from '../support/browser/stage';
import { createStory } from '../support/browser/story';
import { createTossControls } from '../support/browser/toss';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const toss = createTossControls(ready);
const buyer = createBuyer(ready);
const BOOK = SEEDED.book.ko;
const ACCOUNT = { bank: { ko: '신한', en: 'Shinhan' }, number: '110-123-456789', holder: '김테스트' };

const stateOf = async ({ paymentKey }: Bought): Promise<string> => {
  const headers = { authorization: `Bearer ${ready.tokens.readOnly}` };
  const answer = await fetch(`${ready.api}/payments/${paymentKey}`, { headers });
  return ((await answer.json()) as { data: { state: string } }).data.state;
};

/** News of a deposit comes by webhook. */
const untilPaid = async (bought: Bought): Promise<void> => {
  while ((await stateOf(bought)) !== 'paid') await sleep(200);
};

describe.each(LANGUAGES)('giving money back in the panel, in %s', (language) => {
  const text = textsIn(language);
  let clerk: Visitor;
  let reader: Visitor;
  const step = createStory(() => [clerk, reader]);
  const { paymentsRead, refundsCreate } = PERMISSIONS;

  beforeAll(async () => {
    clerk = await openVisitor(stage.browser, ready, language);
    reader = await openVisitor(stage.browser, ready, language);
    await logIn(clerk, ready, await stage.people.withRights(language, [paymentsRead, refundsCreate]));
    await logIn(reader, ready, await stage.people.withRights(language, [paymentsRead]));
  });

  afterAll(async () => {
    await clerk?.leave();
    await reader?.leave();
  });

  const won = (amount: number) => `₩${amount.toLocaleString('en')}`;
  const openPayment = (visitor: Visitor, { paymentKey }: Bought) =>
    openPanel(visitor, ready, `/plugins/commerce-payments/payments/${paymentKey}`);
  const refundButton = ({ page }: Visitor): Locator =>
    page.locator('main').getByRole('button', { name: text('refund.open'), exact: true });
  const dialog = (): Locator => clerk.page.getByRole('dialog');
  const button = (name: string): Locator => dialog().getByRole('button', { name, exact: true });
  const says = (words: string) => dialog().getByText(words).first().waitFor();

  const openDialog = async (bought: Bought): Promise<void> => {
    await openPayment(clerk, bought);
    await refundButton(clerk).click();
    await says(text('refund.figure.paid'));
  };
  /** The first of those offered: nobody set any here, so they are in the person's language. */
  const giveReason = async (): Promise<void> => {
    await dialog()
      .getByRole('combobox', { name: text('refund.reason') })
      .click();
    const first = clerk.page.getByRole('option').first();
    expect(await first.innerText()).toBe(DEFAULT_REFUND_REASONS[language][0]);
    await first.click();
  };
  const inLedger = async ({ orderId }: Bought) => (await toss.ledgerOf(orderId)).map(({ refunded }) => refunded);

  step('by pieces of lines: shows the split, names the amount, and makes one refund of two clicks', async () => {
    const unit = await buyer.order({ product: BOOK });
    const bought = await buyer.buy({ product: BOOK, quantity: 3, choice: { taxFreeAmount: unit.amount * 3 } });
    await openDialog(bought);
    await dialog()
      .getByRole('radio', { name: text('refund.scope.lines') })
      .click();
    await button(text('refund.pieces.more', { name: BOOK })).click();
    await button(text('refund.pieces.more', { name: BOOK })).click();
    const { page } = clerk;
    await giveReason();
    const given = unit.amount * 2;
    const split = dialog().locator('dl').last();
    await split.getByText(won(given)).nth(1).waitFor();
    expect((await split.innerText()).match(/₩[\d,]+/g)).toEqual([given, 0, given, unit.amount].map(won));
    expect(await inspectDialog(page, `${language}/refund-lines`)).toEqual([]);

    await button(text('refund.send.amount', { amount: won(given) })).dblclick();
    await says(text('refund.done', { amount: won(given) }));
    expect(await inLedger(bought)).toEqual([given]);
    expect(await inspectDialog(page, `${language}/refund-done`)).toEqual([]);
    await button(text('close')).last().click();
    await page.getByText(text('payment.refund.pieces', { name: BOOK, count: '2' }), { exact: true }).waitFor();
    await openDialog(bought);
    await dialog()
      .getByRole('radio', { name: text('refund.scope.lines') })
      .click();
    await button(text('refund.pieces.more', { name: BOOK })).click();
    expect(await button(text('refund.pieces.more', { name: BOOK })).isDisabled()).toBe(true);
  });

  step('by amount: takes no more than is left, and sends nothing without a reason', async () => {
    const bought = await buyer.buy();
    await openDialog(bought);
    await dialog()
      .getByRole('radio', { name: text('refund.scope.amount') })
      .click();
    await field(clerk.page, text('refund.amount')).fill('15,001');
    await says(text('refund.problem.too_much', { most: won(bought.amount) }));
    await field(clerk.page, text('refund.amount')).fill('5,000');
    const send = button(text('refund.send.amount', { amount: won(5_000) }));
    expect(await send.isDisabled()).toBe(true);
    await choose(clerk.page, text('refund.reason'), text('refund.reason.own'));
    await field(clerk.page, text('refund.reason.own.label')).fill('포장이 젖었어요');
    await send.click();
    await says(text('refund.done', { amount: won(5_000) }));
    expect(await inLedger(bought)).toEqual([5_000]);
  });

  step('escrow goes back whole only, and that is said beforehand', async () => {
    const bought = await buyer.buy({ choice: { useEscrow: true } });
    await openDialog(bought);
    await says(text('refund.warning.escrow.title'));
    expect(await dialog().getByRole('radio').count()).toBe(0);
    await giveReason();
    await button(text('refund.send.amount', { amount: won(bought.amount) })).waitFor();
  });

  step('a deposit goes back to an account, and a wrong one can be corrected', async () => {
    const bought = await buyer.buy({ choice: { method: 'VIRTUAL_ACCOUNT' } });
    await openDialog(bought);
    await says(text('refund.warning.before_deposit.title'));
    await toss.deposit(bought.paymentKey);
    await untilPaid(bought);
    await openDialog(bought);
    await choose(clerk.page, text('refund.account.bank'), ACCOUNT.bank[language]);
    await field(clerk.page, text('refund.account.number')).fill('110-12a');
    await says(text('refund.account.problem.not_digits'));
    await field(clerk.page, text('refund.account.number')).fill(ACCOUNT.number);
    await field(clerk.page, text('refund.account.holder')).fill(ACCOUNT.holder);
    await giveReason();
    await toss.failRefund(bought.paymentKey, { kind: 'error', code: 'INVALID_REFUND_ACCOUNT_INFO' });
    await button(text('refund.send.amount', { amount: won(bought.amount) })).click();
    await says(text('refund.not-made'));
    await says('INVALID_REFUND_ACCOUNT_INFO');
    expect(await inLedger(bought)).toEqual([0]);
    expect(await inspectDialog(clerk.page, `${language}/refund-account`)).toEqual([]);
    await button(text('refund.send.amount', { amount: won(bought.amount) })).click();
    await says(text('refund.done', { amount: won(bought.amount) }));
    expect(await inLedger(bought)).toEqual([bought.amount]);
  });

  step('an outcome that is not known is no failure, and is followed until it is', async () => {
    const bought = await buyer.buy();
    await toss.failRefund(bought.paymentKey, { kind: 'lost-answer' });
    await openDialog(bought);
    await giveReason();
    await button(text('refund.send.amount', { amount: won(bought.amount) })).click();
    await says(text('refund.unknown.title', { amount: won(bought.amount) }));
    expect(await inspectDialog(clerk.page, `${language}/refund-unknown`)).toEqual([]);
    await says(text('refund.done', { amount: won(bought.amount) }));
    expect(await inLedger(bought)).toEqual([bought.amount]);
  });

  step('when our own answer is lost, only the same refund can be sent again, and it is made once', async () => {
    const { page } = clerk;
    const bought = await buyer.buy();
    await openDialog(bought);
    await dialog()
      .getByRole('radio', { name: text('refund.scope.amount') })
      .click();
    await field(page, text('refund.amount')).fill('4000');
    await giveReason();
    const keys: (string | undefined)[] = [];
    await page.route('**/refunds', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      await route.fetch();
      await route.abort();
    });
    await button(text('refund.send.amount', { amount: won(4_000) })).click();
    await says(text('refund.silence.title', { amount: won(4_000) }));
    expect(await inspectDialog(page, `${language}/refund-silence`)).toEqual([]);
    await page.unroute('**/refunds');

    await button(text('close')).last().click();
    await refundButton(clerk).click();
    await says(text('refund.silence.title', { amount: won(4_000) }));
    const again = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/refunds'));
    await button(text('refund.silence.again')).click();
    expect((await again).headers()['idempotency-key']).toBe(keys[0]);
    await says(text('refund.done', { amount: won(4_000) }));
    expect(await inLedger(bought)).toEqual([4_000]);
  });

  step('who may only read sees no button', async () => {
    const bought = await buyer.buy();
    await openPayment(reader, bought);
    expect(await refundButton(reader).count()).toBe(0);
  });
});
