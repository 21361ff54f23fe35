/** Statements that make so many copies of an order (`$1`) with its lines and payment, each a purchase of its own. PostgreSQL. */
export const copiesOf = (times: number, prefix: string): string[] => {
  const copy = (table: string, keys: string): string => `
    insert into commerce_${table} select (jsonb_populate_record(t, jsonb_build_object(
      'id', nextval(pg_get_serial_sequence('commerce_${table}', 'id')), 'order_id', '${prefix}_' || n, ${keys}
      'document_id', '${prefix}_' || n))).* from commerce_${table} t, generate_series(1, ${times}) n where order_id = $1`;
  return [copy('orders', ''), copy('order_lines', ''), copy('payments', `'payment_key', '${prefix}_' || n, `)];
};
