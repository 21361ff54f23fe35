import { inspectDialog, inspectSettingsPage } from '../support/browser/inspection';
import {
  button,
  changeKeySet,
  createKeySet,
  dialogOf,
  listKeySets,
  masked,
  openKeySet,
  slotRow,
} from '../support/browser/key-page';
import { LANGUAGES, textsIn } from '../support/browser/languages';
import { logIn } from '../support/browser/panel';
import { checkOut, goToWindow, inWindow, outcome, SEEDED } from '../support/browser/shop';
import { openStage } from '../support/browser/stage';
import { createStory } from '../support/browser/story';
import { createTossControls, makeKeys, WIDGET } from '../support/browser/toss';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const toss = createTossControls(ready);

/** Long enough to press Escape while the new key is being tried. */
const SLOW_ANSWER_MS = 2_000;
const UNPROCESSABLE = 422;
const UNAVAILABLE = 503;

describe.each(LANGUAGES)('a secret key that is rotated, in %s', (language) => {
  const text = textsIn(language);
  const keys = makeKeys(WIDGET);
  const id = { set: '', defaultBefore: '' };
  const secrets: string[] = [keys.secretKey];
  let admin: Visitor;
  let buyer: Visitor;
  const step = createStory(() => [admin, buyer]);
  const newest = (): string => secrets.at(-1) ?? '';

  const dialog = () => dialogOf(admin.page);
  const present = () => slotRow(admin.page, text('slot.present'));
  const previous = () => slotRow(admin.page, text('slot.previous'));
  const openRotation = () => button(admin.page.locator('main'), text('secret.secret.rotate')).click();
  const paste = (key: string) => dialog().locator('input[type=password]').fill(key);
  const send = () => button(dialog(), text('rotation.send.secret')).click();
  const gone = () => dialog().waitFor({ state: 'detached' });

  const buy = async (): Promise<void> => {
    await checkOut(buyer, ready, { product: SEEDED.coffee[language] });
    const orderId = await goToWindow(buyer, ready);
    await inWindow(buyer).approve();
    await outcome(buyer.page, 'paid').waitFor();
    expect(await toss.ledgerOf(orderId)).toMatchObject([{ clientKey: keys.clientKey }]);
  };

  beforeAll(async () => {
    await toss.addShop(keys, 'widget');
    const sets = await listKeySets(stage.people);
    id.defaultBefore = sets.find(({ isDefault, kind }) => isDefault && kind === 'widget')?.id ?? '';
    id.set = (await createKeySet(stage.people, `Rotation ${language} ${Date.now().toString(36).slice(-5)}`, keys)).id;
    await changeKeySet(stage.people, id.set, 'default');
    admin = await openVisitor(stage.browser, ready, language);
    buyer = await openVisitor(stage.browser, ready, language);
    await logIn(admin, ready, await stage.people.withRole(language, 'strapi-super-admin'));
  });

  afterAll(async () => {
    if (id.defaultBefore !== '') await changeKeySet(stage.people, id.defaultBefore, 'default');
    await admin?.leave();
    await buyer?.leave();
  });

  step('begins with one key, and no field to type a secret into', async () => {
    await openKeySet(admin, ready, id.set);
    await present().getByText(masked(keys.secretKey), { exact: true }).waitFor();
    expect(await previous().count()).toBe(0);
    expect(await admin.page.locator('main input[type=password]').count()).toBe(0);
    await buy();
  });

  step('says of a wrong key what Toss answered, and changes nothing', async () => {
    admin.watch.expectStatus(UNPROCESSABLE);
    await openRotation();
    await paste(makeKeys({ ...WIDGET, secret: 'live_gsk_' }).secretKey);
    await dialog().getByText(text('field-error.INVALID_API_KEY'), { exact: true }).waitFor();
    await paste(makeKeys(WIDGET).secretKey);
    await send();
    await dialog().getByText(text('verification.unknown_key')).waitFor();
    await dialog().getByText(text('rotation.unchanged')).waitFor();
    expect(await dialog().locator('input[type=password]').inputValue()).toBe('');
    await dialog().locator('input[type=password]:focus').waitFor();
    expect(await inspectDialog(admin.page, `${language}/rotation-refused`)).toEqual([]);
    await admin.page.keyboard.press('Escape');
    await gone();
    await admin.page.locator('#rotate-secret:focus').waitFor();
    await present().getByText(masked(keys.secretKey), { exact: true }).waitFor();
    expect(await previous().count()).toBe(0);
  });

  step('does not let go of a rotation under way, whatever is pressed', async () => {
    secrets.push(await toss.reissue(keys));
    await openRotation();
    await paste(newest());
    await toss.dawdle(SLOW_ANSWER_MS);
    await admin.page.keyboard.press('Enter');
    await button(dialog(), text('rotation.trying.secret')).waitFor();
    await admin.page.keyboard.press('Escape');
    await admin.page.keyboard.press('Escape');
    await dialog()
      .getByRole('heading', { name: text('rotation.done.secret') })
      .waitFor();
  });

  step('says what holds until when, and never shows what was pasted', async () => {
    await dialog().getByText(text('rotation.done.payments')).waitFor();
    await dialog().getByText(masked(newest())).waitFor();
    await dialog().getByText(masked(keys.secretKey)).waitFor();
    expect(await inspectDialog(admin.page, `${language}/rotation-done`)).toEqual([]);
    await button(dialog().locator('footer'), text('close')).click();
    await gone();
    await present().getByText(masked(newest()), { exact: true }).waitFor();
    await previous().getByText(masked(keys.secretKey), { exact: true }).waitFor();
    expect(await inspectSettingsPage(admin.page, `${language}/key-set-rotated`)).toEqual([]);
    for (const secret of secrets) expect(await admin.page.content()).not.toContain(secret);
  });

  step('takes the old key back, and forth again', async () => {
    await button(previous(), text('promote.action')).click();
    await button(dialog(), text('promote.action')).click();
    await gone();
    await present().getByText(masked(keys.secretKey), { exact: true }).waitFor();
    await button(previous(), text('promote.action')).click();
    await button(dialog(), text('promote.action')).click();
    await gone();
    await present().getByText(masked(newest()), { exact: true }).waitFor();
  });

  step('asks before a third key drops the oldest', async () => {
    await openRotation();
    await paste(makeKeys(WIDGET).secretKey);
    await dialog()
      .getByText(text('rotation.drop.body', { key: masked(keys.secretKey) }))
      .waitFor();
    expect(await button(dialog(), text('rotation.send.secret')).isDisabled()).toBe(true);
    await dialog().getByRole('checkbox').check();
    expect(await button(dialog(), text('rotation.send.secret')).isDisabled()).toBe(false);
    expect(await inspectDialog(admin.page, `${language}/rotation-third-key`)).toEqual([]);
    await button(dialog(), text('cancel')).click();
    await gone();
  });

  step('does not take back an old key that Toss has ended meanwhile', async () => {
    await toss.endSecret(keys, keys.secretKey);
    await button(previous(), text('promote.action')).click();
    await button(dialog(), text('promote.action')).click();
    await dialog().getByRole('alert').getByText(text('rotation.unchanged')).waitFor();
    await button(dialog(), text('cancel')).click();
    await gone();
    await present().getByText(masked(newest()), { exact: true }).waitFor();
  });

  step('goes on selling with the new key alone', buy);

  step('retires the old key, and says before what stops', async () => {
    await button(previous(), text('retire.action')).click();
    await dialog()
      .getByText(text('retire.body.secret', { present: masked(newest()) }))
      .waitFor();
    await dialog()
      .getByRole('radio', { name: text('retire.when.later') })
      .check();
    expect(await inspectDialog(admin.page, `${language}/retire`)).toEqual([]);
    await dialog()
      .getByRole('radio', { name: text('retire.when.now') })
      .check();
    await button(dialog(), text('retire.now')).click();
    await gone();
    await previous().waitFor({ state: 'detached' });
  });

  step('stops new orders in one step, and the shop says so; one more brings them back', async () => {
    const { page } = admin;
    await button(page.locator('main'), text('key-set.disable')).click();
    await button(page.getByRole('alertdialog'), text('key-set.disable')).click();
    await page.getByText(text('emergency.stopped'), { exact: true }).waitFor();

    buyer.watch.expectStatus(UNAVAILABLE);
    await checkOut(buyer, ready, { product: SEEDED.coffee[language] });
    await buyer.page.locator('[data-action=pay]').click();
    await buyer.page.locator('[role=alert][data-code=KEY_SET_NOT_CONFIGURED]').waitFor();

    await button(page.locator('main'), text('key-set.enable')).click();
    await page.getByText(text('emergency.hint'), { exact: true }).waitFor();
    await buy();
  });

  step('asked no other host for anything, and left the console clean', () => {
    expect([...admin.watch.foreign(), ...buyer.watch.foreign()]).toEqual([]);
    expect([...admin.watch.complaints(), ...buyer.watch.complaints()]).toEqual([]);
  });
});
