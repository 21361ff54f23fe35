/** Which key set a webhook address belongs to. */
export type HookAddressRepository = {
  /** By the hash of the address's token; a hash that is none of ours is absent. One look, however many are asked for. */
  keySetIdsOf: (hookTokenHashes: readonly string[]) => Promise<Map<string, string>>;
};
