import type { KeySet, KeySetOptions, WebhookTarget } from '../keys/key-set';
import type { KeySets } from '../keys/key-sets';
import { isFields, type Fields } from '../payments/body';
import type { ControlRoute } from './control-route';

/** Shows enough of a secret to tell two apart. */
const masked = (secret: string): string => `${secret.slice(0, secret.indexOf('sk_') + 3)}…${secret.slice(-4)}`;

const show = (keySets: KeySets, keySet: KeySet) => ({
  mid: keySet.mid,
  kind: keySet.kind,
  environment: keySet.environment,
  clientKey: keySet.clientKey,
  secretKeys: keySets.secretsOf(keySet.clientKey).map(({ secretKey }) => masked(secretKey)),
  endsAt: Object.fromEntries(
    keySets
      .secretsOf(keySet.clientKey)
      .flatMap(({ secretKey, endsAt }) => (endsAt ? [[masked(secretKey), endsAt]] : []))
  ),
  version: keySet.version,
  webhooks: keySet.webhooks,
});

const secretOf = (body: Fields): string => {
  if (typeof body.secretKey !== 'string') throw new RangeError('secretKey: the secret');
  return body.secretKey;
};

/** `{ url, events? }`, or `{ webhooks: [{ url, events? }] }` for several or none. */
const targetsOf = (body: Fields): readonly WebhookTarget[] => {
  const list: unknown = Array.isArray(body.webhooks) ? body.webhooks : [body];
  if (!(list as unknown[]).every((one) => isFields(one) && typeof one.url === 'string'))
    throw new RangeError('url: an http(s) address');
  return (list as readonly WebhookTarget[]).map(({ url, events }) => ({
    url,
    ...(Array.isArray(events) && { events }),
  }));
};

export const KEY_ROUTES: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/control/key-sets',
    about: 'The shops and their keys, secrets masked',
    run: ({ core }) => ({ keySets: core.keySets.all().map((keySet) => show(core.keySets, keySet)) }),
  },
  {
    method: 'POST',
    path: '/control/key-sets',
    about: 'Add a shop: { mid, kind, environment, clientKey, secretKeys, webhooks? }',
    run: ({ core, body }) => {
      if (!Array.isArray(body.secretKeys)) throw new RangeError('secretKeys: a list');
      return show(core.keySets, core.keySets.add(body as unknown as KeySetOptions));
    },
  },
  {
    method: 'POST',
    path: '/control/key-sets/:clientKey/reissue',
    about: 'Reissue: answers the new secret; the one before works for 7 more days, two at most: { secretKey? }',
    run: ({ core, params, body }) => {
      const clientKey = params.clientKey ?? '';
      return { secretKey: core.keySets.reissue(clientKey, 'secretKey' in body ? secretOf(body) : undefined) };
    },
  },
  {
    method: 'POST',
    path: '/control/key-sets/:clientKey/secrets',
    about: 'A further secret beside the others, without an end: { secretKey }',
    run: ({ core, params, body }) => core.keySets.addSecret(params.clientKey ?? '', secretOf(body)),
  },
  {
    method: 'DELETE',
    path: '/control/key-sets/:clientKey/secrets/:secretKey',
    about: 'End a secret now',
    run: ({ core, params }) => core.keySets.retireSecret(params.clientKey ?? '', params.secretKey ?? ''),
  },
  {
    method: 'PUT',
    path: '/control/key-sets/:clientKey/webhooks',
    about: 'Register addresses: { url, events? } or { webhooks: [ … ] }; an empty list ends them',
    run: ({ core, params, body }) => core.keySets.setWebhooks(params.clientKey ?? '', targetsOf(body)),
  },
];
