/** Tables that grow with every order, for as long as a shop is open: no statement may read one of them through. */
export const GROWING: readonly string[] = [
  'commerce_orders',
  'commerce_order_lines',
  'commerce_payments',
  'commerce_refunds',
  'commerce_events',
  'commerce_event_deliveries',
  'commerce_webhook_deliveries',
  'commerce_audit_entries',
  'commerce_idempotency_records',
  'commerce_sales_sums',
];

/** Tables that a shop of any size has few rows in. A database rightly reads a page or two of them as a whole. */
export const FEW: Readonly<Record<string, string>> = {
  commerce_audit_heads: 'one row',
  commerce_event_endpoints: 'addresses that a person typed',
  commerce_export_tickets: 'downloads of the last minute',
  commerce_health_memory: 'a row for each kind of finding',
  commerce_installations: 'one row for each database that this one was copied from',
  commerce_key_sets: 'keys that a person typed',
  commerce_leases: 'a row for each job',
  commerce_mails: 'a row for each kind of mail',
  commerce_offers: 'a row for each product',
  commerce_products: 'what editors write: read by Strapi, with the filters that a caller wants',
  commerce_refund_limits: 'a row for each role and token with a limit',
  commerce_rekey_runs: 'a row for each time that somebody pressed the button',
  commerce_shop_settings: 'one row',
};
