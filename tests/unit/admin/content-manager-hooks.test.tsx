import { lockMoneyFields, type EditField } from '../../../admin/src/content-manager/edit-fields';
import { showOurColumns } from '../../../admin/src/content-manager/list-columns';
import { withoutWrites } from '../../../admin/src/content-manager/write-actions';

// The hooks are plain functions: nothing here is rendered, so the panel itself stays out.
jest.mock('@strapi/strapi/admin', () => ({}));
jest.mock('@strapi/design-system', () => ({}));
jest.mock('../../../admin/src/hooks/use-shop-zone', () => ({}));
jest.mock('../../../admin/src/hooks/use-key-set-name', () => ({}));
jest.mock('../../../admin/src/services/product-figures', () => ({}));

const AMOUNT = { type: 'integer', customField: 'plugin::commerce-payments.amount' };
const ORDER = { 'commerce-payments': { readOnlyType: 'order' } };

const columns = (options: unknown) =>
  showOurColumns({
    layout: { options },
    displayedHeaders: [
      { name: 'amount', attribute: AMOUNT },
      { name: 'state', attribute: { type: 'enumeration' } },
      { name: 'paidAt', attribute: { type: 'integer' } },
      { name: 'method', attribute: { type: 'string' } },
      { name: 'currency', attribute: { type: 'enumeration' } },
      { name: 'keySetId', attribute: { type: 'string' } },
      { name: 'orderName', attribute: { type: 'string' } },
      { name: 'publishedAt', attribute: { type: 'datetime' } },
    ],
  })
    .displayedHeaders.filter((header) => 'cellFormatter' in header)
    .map((header) => header.name);

describe('our hooks in the Content Manager', () => {
  it('makes the columns of our read-only types readable', () => {
    expect(columns(ORDER)).toEqual(['amount', 'state', 'paidAt', 'method', 'currency', 'keySetId']);
  });

  it('touches nothing but our own custom field in any other type', () => {
    expect(columns({})).toEqual(['amount']);
    expect(columns(undefined)).toEqual(['amount']);
  });

  it('gives the list of products two columns more, once, with a cell for each row', () => {
    const layout = { options: { 'commerce-payments': { sellable: true } } };
    const first = showOurColumns({ layout, displayedHeaders: [{ name: 'name', attribute: { type: 'string' } }] });
    const names = first.displayedHeaders.map(({ name }) => name);
    expect(names).toEqual(['name', 'commerce-payments.stock', 'commerce-payments.sold']);
    expect(showOurColumns(first).displayedHeaders.map(({ name }) => name)).toEqual(names);
    const [, stock] = first.displayedHeaders as { cellFormatter?: (row: Record<string, unknown>) => unknown }[];
    expect(stock?.cellFormatter?.({ documentId: 'abc' })).toMatchObject({ props: { product: 'abc', figure: 'stock' } });
    expect(showOurColumns({ layout, displayedHeaders: [] }).displayedHeaders).toEqual([]);
  });

  it('survives the empty lists that Strapi starts with', () => {
    expect(showOurColumns({ layout: {}, displayedHeaders: [] }).displayedHeaders).toEqual([]);
    expect(showOurColumns({ layout: { options: ORDER }, displayedHeaders: [{ name: 'x' }] }).displayedHeaders).toEqual([
      { name: 'x' },
    ]);
    expect(lockMoneyFields({ layout: { layout: [] } })).toEqual({ layout: { layout: [] } });
  });

  it('locks every field of a read-only type and no field of another', () => {
    const layout: EditField[][][] = [
      [
        [
          { name: 'amount', type: 'integer', attribute: AMOUNT },
          { name: 'reason', type: 'string', attribute: { type: 'string' } },
        ],
      ],
    ];
    const fieldsOf = (options: unknown) => lockMoneyFields({ layout: { layout, options } }).layout.layout.flat(2);
    expect(fieldsOf(ORDER).map((field) => field.disabled)).toEqual([true, true]);
    expect(fieldsOf({}).map((field) => field.disabled)).toEqual([undefined, undefined]);
  });

  it('hides the writing actions of read-only types alone, and calls them all the same', () => {
    const calls: string[] = [];
    const DeleteAction = ({ model }: { model: string }) => {
      calls.push(model);
      return { label: 'Delete' };
    };
    DeleteAction.type = 'delete';
    DeleteAction.position = 'header';
    const wrapped = withoutWrites(DeleteAction);
    expect(wrapped({ model: 'plugin::commerce-payments.order' })).toBeNull();
    expect(wrapped({ model: 'api::article.article' })).toEqual({ label: 'Delete' });
    expect(calls).toHaveLength(2);
    expect([wrapped.name, wrapped.type, wrapped.position]).toEqual(['DeleteAction', 'delete', 'header']);
  });

  it('leaves reading actions as they are', () => {
    const EditAction = Object.assign(() => ({ label: 'Edit' }), { type: 'edit' });
    expect(withoutWrites<{ model: string }, { label: string }, typeof EditAction>(EditAction)).toBe(EditAction);
  });
});
