import type { Environment } from '../../../contracts/keys';
import type {
  ShopFactsView,
  ShopSettings,
  ShopSettingsInput,
  ShopSettingsView,
} from '../../../contracts/shop-settings';
import type { Actor } from '../domain/actor';
import { CommerceError } from '../domain/errors';
import type { KeySet } from '../domain/key-set';
import { changesOf, defaultShopSettings, keptSettings, settingsOf } from '../domain/shop-settings';
import { DuplicateRow, type InTransaction } from '../repositories/ports';
import type { ShopSettingsRepository } from '../repositories/shop-settings-port';
import type { AuditLog } from './audit/audit-port';

export type ShopSettingsPorts = {
  inTransaction: InTransaction;
  settings: ShopSettingsRepository;
  audit: AuditLog;
  environment: Environment;
  /** What the plugin config says; it goes over what is set in the panel. */
  decided: Partial<Pick<ShopSettings, 'orderExpiresInMinutes'>>;
  canSendMail: () => boolean;
  keySets: { list: () => Promise<readonly Pick<KeySet, 'keySetId' | 'name'>[]> };
  rateLimits: ShopSettingsView['rateLimits'];
};

const changed = (): CommerceError =>
  new CommerceError('SHOP_SETTINGS_CHANGED', 'Somebody else changed the settings: read them again');

/** What a shop sets in the panel. Read from the database each time: it holds in all processes at once. */
export const createShopSettings = (ports: ShopSettingsPorts) => {
  const { inTransaction, settings, audit, environment, decided, canSendMail, keySets, rateLimits } = ports;

  const effective = async (): Promise<ShopSettings & { version: number }> => {
    const kept = await settings.read();
    return { ...settingsOf(kept?.value), ...decided, version: kept?.version ?? 0 };
  };

  const view = async (): Promise<ShopSettingsView> => ({
    ...(await effective()),
    defaults: defaultShopSettings(),
    decidedByConfig: Object.keys(decided) as (keyof ShopSettings)[],
    canSendMail: canSendMail(),
    rateLimits,
  });

  return {
    /** What is in force. */
    async read(): Promise<ShopSettings> {
      const { version: _version, ...inForce } = await effective();
      return inForce;
    },

    view,

    /** What every page of the panel needs. */
    async facts(): Promise<ShopFactsView> {
      const [{ timeZone, refundReasons }, sets] = await Promise.all([effective(), keySets.list()]);
      const names = sets.map(({ keySetId, name }) => ({ keySetId, name }));
      return { timeZone, environment, refundReasons, keySets: names };
    },

    /**
     * Sets everything at once. What the config decides stays as it is; saved as it is, nothing happens.
     *
     * @throws CommerceError `SHOP_SETTINGS_CHANGED` when somebody else saved since `version` was read
     */
    async save({ version, ...wanted }: ShopSettingsInput, by: Actor): Promise<ShopSettingsView> {
      const { version: found, ...before } = await effective();
      if (found !== version) throw changed();
      const after = keptSettings({ ...wanted, ...decided });
      const changes = changesOf(before, after);
      if (Object.keys(changes).length === 0) return view();
      try {
        await inTransaction(async () => {
          if (!(await settings.save(after, version))) throw changed();
          await audit.record({
            actor: by,
            action: 'settings.updated',
            subject: { kind: 'settings', id: null },
            changes,
          });
        });
      } catch (error) {
        throw error instanceof DuplicateRow ? changed() : error;
      }
      return view();
    },
  };
};

export type ShopSettingsService = ReturnType<typeof createShopSettings>;
