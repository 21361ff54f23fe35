import { fieldText, LANGUAGES, STRAPI_WORDS, textsIn, type Language } from '../support/browser/languages';
import { field, logIn, openList, openPanel, publish, rowWith } from '../support/browser/panel';
import { shoot } from '../support/browser/screenshots';
import {
  BUYER_READS,
  checkOut,
  goToWindow,
  inWindow,
  openOrder,
  openShop,
  orderState,
  outcome,
  productCard,
  refund,
} from '../support/browser/shop';
import { openStage } from '../support/browser/stage';
import { createStory } from '../support/browser/story';
import { createTossControls } from '../support/browser/toss';
import { openVisitor, type Visitor } from '../support/browser/visitor';

const stage = openStage();
const { ready } = stage;
const toss = createTossControls(ready);

const PRODUCT: Record<Language, string> = { ko: '유리 화병', en: 'Glass vase' };

describe.each(LANGUAGES)('selling, in %s', (language) => {
  const text = textsIn(language);
  // A database that was sold from before is as good: names and skus are new each time.
  const run = Date.now().toString(36).slice(-5);
  const productName = `${PRODUCT[language]} ${run}`;
  let admin: Visitor;
  let buyer: Visitor;
  let orderId = '';
  const step = createStory(() => [admin, buyer]);

  beforeAll(async () => {
    admin = await openVisitor(stage.browser, ready, language);
    buyer = await openVisitor(stage.browser, ready, language);
  });

  afterAll(async () => {
    await admin?.leave();
    await buyer?.leave();
  });

  step('lets the editor of the shop in', async () => {
    await logIn(admin, ready, await stage.people.withRole(language, 'strapi-super-admin'));
  });

  step('publishes a product whose price is typed as people write it', async () => {
    const { page } = admin;
    const locale = new URLSearchParams({ 'plugins[i18n][locale]': language });
    await openPanel(
      admin,
      ready,
      `/content-manager/collection-types/plugin::commerce-payments.product/create?${locale}`
    );
    await field(page, fieldText(language, 'product.name')).fill(productName);
    const price = field(page, fieldText(language, 'product.price'));
    await price.fill('₩12,000.5');
    await page.getByText(text('amount.problem.fraction'), { exact: true }).waitFor();
    await price.fill('₩12,000');
    await price.blur();
    expect(await price.inputValue()).toBe('₩12,000');
    await field(page, fieldText(language, 'product.sku')).fill(`VASE-${language}-${run}`);
    await publish(admin);
    await page.getByText(text('stock.on-sale'), { exact: true }).last().waitFor();
    expect(await price.inputValue()).toBe('₩12,000');
  });

  step('sets the stock in the side panel', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: text('stock.change') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('7');
    await shoot(page, `${language}/stock-dialog`);
    await dialog.getByRole('button', { name: text('stock.change') }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(text('stock.changed')).first().waitFor();
    await page.locator('aside, [role=complementary], main').getByText('7', { exact: true }).first().waitFor();
    await shoot(page, `${language}/product-with-stock`);
  });

  step('sells it to a buyer', async () => {
    const { page } = buyer;
    await openShop(buyer, ready);
    expect(await productCard(page, productName).innerText()).toMatch(/12,000/);
    await checkOut(buyer, ready, { product: productName });
    orderId = await goToWindow(buyer, ready);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.locator('.amount').innerText()).toMatch(/12,000/);
    await inWindow(buyer).approve();
    await outcome(page, 'paid').waitFor();
    expect(await outcome(page, 'paid').innerText()).toMatch(BUYER_READS[language].paid);
    expect(await toss.ledgerOf(orderId)).toMatchObject([{ orderId, captured: 12_000, refunded: 0 }]);
  });

  step('shows the order and its payment in the panel, in words and with the currency', async () => {
    const { page } = admin;
    await openList(admin, ready, 'order', orderId);
    const order = await (await rowWith(page, productName)).innerText();
    expect(order).toContain('₩12,000');
    expect(order).toContain(text('state.paid'));
    await openList(admin, ready, 'payment', orderId);
    const payment = await (await rowWith(page, '₩12,000')).innerText();
    expect(payment).toContain(text('state.paid'));
  });

  step('lets nobody edit the order by hand', async () => {
    const { page } = admin;
    await openList(admin, ready, 'order', orderId);
    await (await rowWith(page, productName)).locator('td').nth(1).click();
    await page.getByText(text('content-manager.money-hint')).first().waitFor();
    expect(await page.locator('main input:enabled:not([type=hidden]), main textarea:enabled').count()).toBe(0);
    const button = page.getByRole('button', { name: STRAPI_WORDS[language].save, exact: true });
    expect((await button.count()) === 0 || (await button.isDisabled())).toBe(true);
    await shoot(page, `${language}/order-in-panel`);
  });

  step('has one piece less in stock', async () => {
    const { page } = admin;
    await openList(admin, ready, 'product', productName);
    await (await rowWith(page, productName)).locator('td').nth(1).click();
    await page.getByText(text('stock.on-sale'), { exact: true }).last().waitFor();
    await page.getByText('6', { exact: true }).first().waitFor();
  });

  step('refunds a part and then the rest from the shop page', async () => {
    const { page } = buyer;
    await openOrder(buyer, ready, orderId);
    expect(await refund(buyer, '2,000')).toContain('2,000');
    await orderState(page, 'partially_refunded').waitFor();
    expect(await refund(buyer)).toContain('10,000');
    await orderState(page, 'refunded').waitFor();
    expect(await orderState(page, 'refunded').innerText()).toMatch(BUYER_READS[language].refunded);
    expect(await page.locator('[data-action=refund]').count()).toBe(0);
    expect(await toss.ledgerOf(orderId)).toMatchObject([{ captured: 12_000, refunded: 12_000 }]);
  });

  step('shows it refunded in the panel', async () => {
    const { page } = admin;
    await openList(admin, ready, 'order', orderId);
    expect(await (await rowWith(page, productName)).innerText()).toContain(text('state.refunded'));
    await openList(admin, ready, 'payment', orderId);
    expect(await (await rowWith(page, '₩12,000')).innerText()).toContain(text('state.refunded'));
    await openList(admin, ready, 'refund', orderId);
    expect(await (await rowWith(page, '₩2,000')).innerText()).toContain(text('state.succeeded'));
    expect(await (await rowWith(page, '₩10,000')).innerText()).toContain(text('state.succeeded'));
  });

  step('asked no other host for anything, and left the console clean', () => {
    expect([...admin.watch.foreign(), ...buyer.watch.foreign()]).toEqual([]);
    expect([...admin.watch.complaints(), ...buyer.watch.complaints()]).toEqual([]);
  });
});
