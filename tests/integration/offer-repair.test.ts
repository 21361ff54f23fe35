import { documentsIn, rowsIn } from '../support/editor';
import { startHost, type Host } from '../support/host-app';
import { publishProduct, serviceIn } from '../support/open-shop';

let host: Host | undefined;
afterAll(() => host?.stop());

/** Writes published rows as an import or a hand in the database does: no service of ours hears of it. */
const writeBehindOurBack = (on: Host, documentId: string, data: object) =>
  rowsIn(on, 'product').updateMany({ where: { documentId, publishedAt: { $notNull: true } }, data: data as never });

const offerOf = (on: Host, product: string) => rowsIn(on, 'offer').findOne({ where: { product } });

test('a boot makes the offers agree with what is published, and keeps the stock', async () => {
  const first = await startHost();
  const repriced = await publishProduct(first, { price: 1_000, stock: 4, sku: 'REPAIR-1' });
  const lost = await publishProduct(first, { price: 2_000 });
  const gone = await publishProduct(first, { price: 3_000 });
  const twin = await publishProduct(first, { price: 4_000, sku: 'REPAIR-4' });
  const { documentId: draft } = await documentsIn(first).create({
    data: { name: '초안', price: 5_000, currency: 'KRW' },
  });
  await writeBehindOurBack(first, repriced, { price: 1_500, name: '새 이름' });
  await rowsIn(first, 'offer').deleteMany({ where: { product: lost } });
  await rowsIn(first, 'product').deleteMany({ where: { documentId: gone } });
  await writeBehindOurBack(first, twin, { price: 4_500, sku: 'REPAIR-1' });
  await rowsIn(first, 'offer').updateMany({
    where: { product: draft },
    data: { onSale: true, price: 1, currency: 'KRW' } as never,
  });

  host = await startHost({ again: await first.halt() });

  expect(await offerOf(host, repriced)).toMatchObject({
    price: 1_500,
    stock: 4,
    names: { en: '새 이름' },
    sku: 'REPAIR-1',
    onSale: true,
  });
  expect(await offerOf(host, lost)).toMatchObject({ price: 2_000, onSale: true });
  expect(await offerOf(host, gone)).toBeNull();
  expect(await offerOf(host, draft)).toMatchObject({ onSale: false });
  // Two published products of one sku: the boot goes on, the second is off sale until somebody looks, and the log says so.
  expect(await offerOf(host, twin)).toMatchObject({ onSale: false, sku: 'REPAIR-4' });
  expect(host.logs.entries().filter(({ level, message }) => level === 'error' && message.includes(twin))).toHaveLength(
    1
  );
  expect(await serviceIn(host, 'catalogue').repair()).toEqual({ repaired: [], refused: [twin] });
});
