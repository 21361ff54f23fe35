/** Who asks: a storefront's API token, an end user of the shop, nobody known, or a person in the panel. */
export type Caller =
  | { kind: 'token'; id: number; name: string }
  | { kind: 'user'; id: number }
  | { kind: 'guest' }
  /** `roles`: Strapi's ids of the roles that the person has. */
  | { kind: 'admin'; id: number; name: string; roles: readonly number[] };

/** The end user that a new order is bound to; `null` for everyone else. */
export const buyerOf = (caller: Caller): number | null => (caller.kind === 'user' ? caller.id : null);

/** May the caller see, cancel and refund what belongs to this buyer? An end user only their own; a guest nothing. */
export const maySee = (caller: Caller, owned: { buyer: number | null }): boolean => {
  if (caller.kind === 'guest') return false;
  return caller.kind !== 'user' || caller.id === owned.buyer;
};

/** May the caller pay this order? As above; a guest pays an order that belongs to nobody, whose number is unguessable. */
export const mayPay = (caller: Caller, owned: { buyer: number | null }): boolean =>
  caller.kind === 'guest' ? owned.buyer === null : maySee(caller, owned);

/** What a list is narrowed to; `null` when the caller may see nothing at all. */
export const ownFilter = (caller: Caller): { buyer?: number } | null => {
  if (caller.kind === 'guest') return null;
  return caller.kind === 'user' ? { buyer: caller.id } : {};
};

/** The caller in words, for the record of who asked. */
export const nameOf = (caller: Caller): string => {
  switch (caller.kind) {
    case 'token':
      return `API token ${caller.id} (${caller.name})`;
    case 'user':
      return `end user ${caller.id}`;
    case 'admin':
      return `administrator ${caller.id} (${caller.name})`;
    case 'guest':
      return 'guest';
  }
};
