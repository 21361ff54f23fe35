import { PLUGIN_ID } from '../../../contracts/plugin-id';

/** Content types that services write and nobody edits by hand. */
const READ_ONLY_TYPES = ['offer', 'order', 'order-line', 'payment', 'refund'] as const;

/** Uid of the content type that editors write. */
export const PRODUCT_UID = `plugin::${PLUGIN_ID}.product`;

/** Uids of the content types that stand beside a side panel with their money. */
export const ORDER_UID = `plugin::${PLUGIN_ID}.order`;
export const PAYMENT_UID = `plugin::${PLUGIN_ID}.payment`;
export const REFUND_UID = `plugin::${PLUGIN_ID}.refund`;

/** Uid of the custom field for amounts. */
export const AMOUNT_FIELD = `plugin::${PLUGIN_ID}.amount`;

const READ_ONLY_UIDS: readonly string[] = READ_ONLY_TYPES.map((type) => `plugin::${PLUGIN_ID}.${type}`);

export const isReadOnlyUid = (uid: string): boolean => READ_ONLY_UIDS.includes(uid);

/**
 * Does a Content Manager layout belong to one of our read-only types? Its hooks are given no uid, but the layout's
 * options hold the type's own plugin options, where the schemas say `{ readOnlyType: 'order' }` under our id.
 */
export const isReadOnlyLayout = (layout: { options?: unknown }): boolean => {
  const ours = (layout.options as Record<string, { readOnlyType?: unknown } | undefined> | undefined)?.[PLUGIN_ID];
  return typeof ours?.readOnlyType === 'string';
};

/** Does a layout belong to the products? The schema says `{ sellable: true }` there. */
export const isProductLayout = (layout: { options?: unknown }): boolean => {
  const ours = (layout.options as Record<string, { sellable?: unknown } | undefined> | undefined)?.[PLUGIN_ID];
  return ours?.sellable === true;
};

/** The set whose keys took the money: kept by its id, read by its name. */
export const KEY_SET_FIELD = 'keySetId';

/** Times that money hangs on are epoch milliseconds in whole-number fields called `paidAt`, `expiresAt`, … */
export const isInstantField = (name: string, type: string): boolean =>
  name.endsWith('At') && (type === 'integer' || type === 'biginteger');
