import type { Core } from '@strapi/strapi';
import { PERMISSIONS, type Permission } from '../../contracts/permissions';
import { PLUGIN_ID } from '../../contracts/plugin-id';

/** Strapi translates neither names nor groups in the role editor, so each is there in both languages. */
const GROUPS = {
  settings: '설정 · Settings',
  keys: '키 · Keys',
  payments: '결제 · Payments',
  products: '상품 · Products',
  webhooks: '웹훅 · Webhooks',
  audit: '감사 기록 · Audit trail',
} as const;

const NAMES: Readonly<Record<Permission, { group: keyof typeof GROUPS; name: string }>> = {
  [PERMISSIONS.settingsRead]: { group: 'settings', name: '설정 보기 · Read the settings' },
  [PERMISSIONS.settingsUpdate]: { group: 'settings', name: '설정 바꾸기 · Change the settings' },
  [PERMISSIONS.keysRead]: { group: 'keys', name: '키 세트 보기 · Read the key sets' },
  [PERMISSIONS.keysUpdate]: { group: 'keys', name: '키 세트 만들고 고치기 · Create and change key sets' },
  [PERMISSIONS.keysRotate]: { group: 'keys', name: '키 교체하기 · Rotate keys' },
  [PERMISSIONS.paymentsRead]: { group: 'payments', name: '결제 보기 · Read payments' },
  [PERMISSIONS.paymentsRaw]: { group: 'payments', name: '토스 원본 응답 보기 · See raw provider answers' },
  [PERMISSIONS.refundsCreate]: { group: 'payments', name: '환불하기 · Make refunds' },
  [PERMISSIONS.stockUpdate]: { group: 'products', name: '재고 보고 바꾸기 · See and change the stock' },
  [PERMISSIONS.webhooksRead]: { group: 'webhooks', name: '웹훅 보기 · Read webhooks' },
  [PERMISSIONS.webhooksUpdate]: { group: 'webhooks', name: '웹훅 설정하고 다시 보내기 · Set up and repeat webhooks' },
  [PERMISSIONS.auditRead]: { group: 'audit', name: '감사 기록 보기 · Read the audit trail' },
};

/** Tells Strapi's role editor what a role may be allowed. Super Admin has all of it, everyone else nothing until given. */
export const registerPermissions = (strapi: Core.Strapi): Promise<void> =>
  strapi.service('admin::permission').actionProvider.registerMany(
    Object.entries(NAMES).map(([permission, { group, name }]) => ({
      section: 'plugins',
      pluginName: PLUGIN_ID,
      uid: permission.slice(`plugin::${PLUGIN_ID}.`.length),
      displayName: name,
      subCategory: GROUPS[group],
    }))
  );
