/** What was kept, as it was: `value` is JSON that another version may have written. */
export type KeptSettings = { value: unknown; version: number };

/** The shop's settings in the database: one row, none before the first save. */
export type ShopSettingsRepository = {
  read: () => Promise<KeptSettings | null>;
  /**
   * Writes over the settings of `expectedVersion`, or anew for 0; `false` when somebody else was first.
   *
   * @throws DuplicateRow when somebody else made the row meanwhile: let it undo the transaction
   */
  save: (value: object, expectedVersion: number) => Promise<boolean>;
};
