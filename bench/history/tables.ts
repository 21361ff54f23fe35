import event from '../../server/src/content-types/event/schema.json';
import orderLine from '../../server/src/content-types/order-line/schema.json';
import order from '../../server/src/content-types/order/schema.json';
import payment from '../../server/src/content-types/payment/schema.json';
import refund from '../../server/src/content-types/refund/schema.json';
import webhookDelivery from '../../server/src/content-types/webhook-delivery/schema.json';

/** What a column is given; `json` goes in as the database keeps JSON, `date` as it keeps Strapi's own times. */
export type Cell = string | number | boolean | null | object;
export type Column = { name: string; kind: 'plain' | 'json' | 'date' };
export type Table = { name: string; columns: readonly Column[]; rows: Cell[][] };

type Schema = { collectionName: string; attributes: Readonly<Record<string, { type: string }>> };

/** Strapi's way from an attribute to its column: `last4` is `last_4`. */
const snake = (attribute: string): string => attribute.replace(/[A-Z]|\d+/g, (part) => `_${part.toLowerCase()}`);

/** What Strapi writes into every row. */
const OF_STRAPI: readonly Column[] = [
  { name: 'document_id', kind: 'plain' },
  { name: 'created_at', kind: 'date' },
  { name: 'updated_at', kind: 'date' },
  { name: 'published_at', kind: 'date' },
];

/** Rows of one content type on their way to the database. */
const createTable = ({ collectionName, attributes }: Schema) => {
  const names = Object.keys(attributes);
  const columns = names.map(
    (name): Column => ({
      name: snake(name),
      kind: attributes[name]?.type === 'json' ? 'json' : 'plain',
    })
  );
  const table: Table = { name: collectionName, columns: [...OF_STRAPI, ...columns], rows: [] };

  const cellOf = (row: Readonly<Record<string, unknown>>, name: string): Cell => {
    const value = row[name];
    // A column that the plugin learned to fill and this history did not would be empty in every row.
    if (value === undefined) throw new Error(`${collectionName}: the history says nothing of ${name}`);
    return value as Cell;
  };

  return {
    table,
    /**
     * @param at when it came to be, epoch milliseconds
     * @param documentId Strapi's number of it
     * @throws Error when an attribute of the content type is missing
     */
    add: (row: object, at: number, documentId: string): void => {
      const date = new Date(at);
      const fields = row as Readonly<Record<string, unknown>>;
      table.rows.push([documentId, date, date, date, ...names.map((name) => cellOf(fields, name))]);
    },
  };
};

/** The tables that a history fills. */
export const createTables = () => ({
  orders: createTable(order),
  lines: createTable(orderLine),
  payments: createTable(payment),
  refunds: createTable(refund),
  events: createTable(event),
  deliveries: createTable(webhookDelivery),
});

export type Tables = ReturnType<typeof createTables>;
