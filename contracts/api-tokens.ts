/** What moves money, or is where it begins: the boxes of a token's editor that are worth a second look. */
export const MONEY_ACTIONS = ['order.create', 'order.cancel', 'payment.confirm', 'refund.create'] as const;
export type MoneyAction = (typeof MONEY_ACTIONS)[number];

/** What an administrator should think about. */
export const TOKEN_ADVICE = ['full_access', 'never_expires', 'long_unused', 'expired', 'admin_token'] as const;
export type TokenAdvice = (typeof TOKEN_ADVICE)[number];

/**
 * An API token that can move money, as the panel lists it: never the token itself, nor its hash. `admin`: one of
 * Strapi's admin tokens, which acts in the panel's API as its owner. Times ISO 8601 (UTC).
 */
export type ApiTokenView = {
  id: number;
  kind: 'content-api' | 'admin';
  name: string;
  description: string | null;
  /** `null`: an admin token, which has rights and no type. */
  type: 'full-access' | 'custom' | null;
  /** Of a content-API token: what it may do of `MONEY_ACTIONS`. Of an admin token: its rights of ours, by name. */
  actions: string[];
  lastUsedAt: string | null;
  /** `null`: never. */
  expiresAt: string | null;
  advice: TokenAdvice[];
};
