import { adminApi } from '@strapi/strapi/admin';

import { PLUGIN_ID } from '../../../contracts/plugin-id';

/** The panel's cache is shared with Strapi and every other plugin: tags and endpoint names carry our name. */
export const commercePaymentsApi = adminApi.enhanceEndpoints({
  addTagTypes: ['CommercePaymentsKeySet', 'CommercePaymentsOffer', 'CommercePaymentsPayment'],
});

/** Admin routes of a plugin stand right under the server's address, without `/admin` or `/api`. */
export const path = (rest: string): string => `/${PLUGIN_ID}${rest}`;

/** Takes the value out of Strapi's `{ data }`. */
export const unwrap = <Value>(body: { data: Value }): Value => body.data;
