/** Where the changes of a shop's payments are sent. No `events`: all of them. */
export type WebhookTarget = { readonly url: string; readonly events?: readonly WebhookEvent[] };

export type WebhookEvent = 'PAYMENT_STATUS_CHANGED' | 'DEPOSIT_CALLBACK' | 'CANCEL_STATUS_CHANGED';

/** What the sandbox is told about a shop: one set of keys that belong together. */
export type KeySetOptions = {
  /** Shop id, at most 14 characters. */
  readonly mid: string;
  /** `widget` (gck/gsk) or `api` (ck/sk). */
  readonly kind: 'widget' | 'api';
  readonly environment: 'test' | 'live';
  readonly clientKey: string;
  /** Secrets that work at present. Two may live side by side, as in the week after a reissue. */
  readonly secretKeys: readonly string[];
  /** 64 hex characters; kept for shops that read it back, the sandbox itself encrypts nothing. */
  readonly securityKey?: string;
  /** API version that renders the Payment object. Default `2022-11-16`, to which widget keys are pinned. */
  readonly version?: string;
  readonly webhooks?: readonly WebhookTarget[];
};

export type KeySet = {
  readonly mid: string;
  readonly kind: 'widget' | 'api';
  readonly environment: 'test' | 'live';
  readonly clientKey: string;
  /** In the order they came, also those whose end has passed. */
  readonly secretKeys: Set<string>;
  /** When a secret ends (epoch ms); one that is not in here does not. */
  readonly endsAt: Map<string, number>;
  readonly securityKey: string | null;
  readonly version: string;
  webhooks: readonly WebhookTarget[];
};

/** The keys that Toss prints in its documentation for everyone to try. Source: Toss docs, API keys. */
export const DOCUMENTATION_KEY_SETS: readonly KeySetOptions[] = [
  {
    mid: 'tgen_docs',
    kind: 'widget',
    environment: 'test',
    clientKey: 'test_gck_docs_Ovk5rk1EwkEbP0W43n07xlzm',
    secretKeys: ['test_gsk_docs_OaPz8L5KdmQXkzRz3y47BMw6'],
  },
  {
    mid: 'tosspayments',
    kind: 'api',
    environment: 'test',
    clientKey: 'test_ck_D5GePWvyJnrK0W0k6q8gLzN97Eoq',
    secretKeys: ['test_sk_zXLkKEypNArWmo50nX3lmeaxYG5R'],
  },
];
