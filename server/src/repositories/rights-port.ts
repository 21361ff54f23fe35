/** One of the panel's roles. */
export type RoleRow = { id: number; name: string };

/** An API token as Strapi keeps it, without the token and its hash. Times in epoch milliseconds. */
export type TokenRow = {
  id: number;
  kind: 'content-api' | 'admin';
  name: string;
  description: string | null;
  type: 'read-only' | 'full-access' | 'custom' | null;
  /** Ids of what it may do: actions of the content API, or rights of the panel. */
  actions: string[];
  lastUsedAt: number | null;
  /** `null`: never. */
  expiresAt: number | null;
  createdAt: number;
};

/** Who has which right, from Strapi's own tables. */
export type RightsRepository = {
  roles: () => Promise<RoleRow[]>;
  /** Roles that have this right of the panel. */
  rolesWith: (right: string) => Promise<RoleRow[]>;
  tokens: () => Promise<TokenRow[]>;
};
