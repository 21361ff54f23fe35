import type { Core } from '@strapi/strapi';

import type { SeededKeySet } from './remembered';

type Kind = 'widget' | 'api';
type KeySetInput = {
  name: string;
  description: string;
  environment: 'test';
  kind: Kind;
  clientKey: string;
  secretKey: string;
  isEnabled: boolean;
  isDefault: boolean;
};
type KeySetView = { id: string; name: string; kind: Kind; clientKey: string; environment: string; isEnabled: boolean; isDefault: boolean };

/** Who the sets say they were changed by. */
const MODIFIER = { kind: 'system', id: null, name: 'playground' } as const;

type KeySets = {
  list: () => Promise<KeySetView[]>;
  create: (input: KeySetInput, by: typeof MODIFIER) => Promise<KeySetView>;
  update: (id: string, input: KeySetInput, by: typeof MODIFIER) => Promise<KeySetView>;
  credentialsOf: (id: string) => Promise<{ secretKey: string }>;
};

const WANTED: Record<Kind, { name: string; description: string; client: string; secret: string }> = {
  widget: { name: '상점 결제위젯', description: 'npm start가 만든 테스트 키', client: 'TOSS_WIDGET_CLIENT_KEY', secret: 'TOSS_WIDGET_SECRET_KEY' },
  api: { name: '상점 결제창', description: 'npm start가 만든 테스트 키', client: 'TOSS_CLIENT_KEY', secret: 'TOSS_SECRET_KEY' },
};

const inputOf = (kind: Kind): KeySetInput => {
  const { name, description, client, secret } = WANTED[kind];
  const keys = { clientKey: process.env[client] ?? '', secretKey: process.env[secret] ?? '' };
  return { name, description, environment: 'test', kind, ...keys, isEnabled: true, isDefault: true };
};

/** A secret that does not open any more was sealed under a secret of the app that has been lost: it is put in again. */
const holds = async (keySets: KeySets, { id }: KeySetView, secretKey: string): Promise<boolean> => {
  try {
    return (await keySets.credentialsOf(id)).secretKey === secretKey;
  } catch {
    return false;
  }
};

const seedKeySet = async (keySets: KeySets, kind: Kind, lastRun: SeededKeySet[]): Promise<KeySetView> => {
  const input = inputOf(kind);
  const all = (await keySets.list()).filter((set) => set.kind === kind && set.environment === 'test');
  const known = all.find(({ clientKey }) => clientKey === input.clientKey);
  if (!known) return keySets.create(input, MODIFIER);
  const isNewWish = !lastRun.some(({ clientKey }) => clientKey === input.clientKey);
  const marks = isNewWish ? {} : { isEnabled: known.isEnabled, isDefault: known.isDefault };
  const isGood = await holds(keySets, known, input.secretKey);
  if (isGood && !isNewWish) return known;
  return keySets.update(known.id, { ...input, name: known.name, ...marks }, MODIFIER);
};

/**
 * One default test key set for the payment widget and one for the payment window; other keys make further sets. Which
 * set is the default is the administrator's choice from then on, until the launcher is given other keys.
 */
export const seedKeySets = async (strapi: Core.Strapi, lastRun: SeededKeySet[] = []): Promise<SeededKeySet[]> => {
  const keySets = strapi.plugin('commerce-payments').service('keySets') as KeySets;
  const seeded = [await seedKeySet(keySets, 'widget', lastRun), await seedKeySet(keySets, 'api', lastRun)];
  return seeded.map(({ environment, kind, clientKey }) => ({ environment, kind, clientKey }));
};
