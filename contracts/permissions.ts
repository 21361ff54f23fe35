import { PLUGIN_ID } from './plugin-id';

/**
 * What a role may be allowed in the panel. The only list: `register` registers it, admin routes demand it, links and
 * buttons ask for it.
 */
export const PERMISSIONS = {
  settingsRead: `plugin::${PLUGIN_ID}.settings.read`,
  settingsUpdate: `plugin::${PLUGIN_ID}.settings.update`,
  keysRead: `plugin::${PLUGIN_ID}.keys.read`,
  keysUpdate: `plugin::${PLUGIN_ID}.keys.update`,
  keysRotate: `plugin::${PLUGIN_ID}.keys.rotate`,
  paymentsRead: `plugin::${PLUGIN_ID}.payments.read`,
  paymentsRaw: `plugin::${PLUGIN_ID}.payments.raw`,
  refundsCreate: `plugin::${PLUGIN_ID}.refunds.create`,
  stockUpdate: `plugin::${PLUGIN_ID}.stock.update`,
  webhooksRead: `plugin::${PLUGIN_ID}.webhooks.read`,
  webhooksUpdate: `plugin::${PLUGIN_ID}.webhooks.update`,
  auditRead: `plugin::${PLUGIN_ID}.audit.read`,
} as const;

export type Permission = (typeof PERMISSIONS)[keyof typeof PERMISSIONS];
