import type { Core } from '@strapi/types';
import { PLUGIN_ID } from '../../contracts/plugin-id';
import { DOCUMENTATION_KEY_SETS } from '../../sandbox';
import { SYSTEM } from '../../server/src/domain/actor';
import type { Services } from '../../server/src/services';

/** Name, won, free of tax. */
const PRODUCTS: readonly (readonly [string, number, boolean])[] = [
  ['워싱 린넨 셔츠', 59_000, false],
  ['오월 블렌드 원두 200 g', 15_000, false],
  ['백자 머그', 24_000, false],
  ['책 《계절의 식탁》', 18_000, true],
  ['밀랍 캔들', 32_000, false],
  ['두꺼운 캔버스 토트백', 39_000, false],
  ['유기농 현미 3 kg', 21_500, true],
  ['울 양말 세 켤레', 27_000, false],
  ['도자 접시', 44_000, false],
  ['겨울 울 담요', 128_000, false],
  ['나무 도마', 52_000, false],
  ['손수건', 9_900, false],
];

type Documents = {
  create: (params: unknown) => Promise<{ documentId: string }>;
  publish: (params: unknown) => Promise<unknown>;
};

export const serviceIn = <Name extends keyof Services>(strapi: Core.Strapi, name: Name): Services[Name] =>
  strapi.plugin(PLUGIN_ID).service(name) as unknown as Services[Name];

/** Key sets, products on sale, and the mark by which a playground is known. */
export const openShop = async (strapi: Core.Strapi): Promise<void> => {
  for (const { kind, clientKey, secretKeys } of DOCUMENTATION_KEY_SETS) {
    const input = { name: kind, environment: 'test', kind, clientKey, secretKey: secretKeys[0] ?? '' } as const;
    await serviceIn(strapi, 'keySets').create({ ...input, isEnabled: true, isDefault: true }, SYSTEM);
  }
  const documents = strapi.documents(`plugin::${PLUGIN_ID}.product` as never) as unknown as Documents;
  for (const [name, price, taxFree] of PRODUCTS) {
    const { documentId } = await documents.create({ data: { name, price, currency: 'KRW', taxFree } });
    await documents.publish({ documentId });
  }
  await strapi.store?.set({ type: 'type', name: 'playground', key: 'products_seeded', value: true });
};
