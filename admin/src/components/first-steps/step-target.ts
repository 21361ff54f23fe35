import type { FirstStep, FirstStepsView } from '../../../../contracts/first-steps';
import { PERMISSIONS } from '../../../../contracts/permissions';
import { PLUGIN_ID } from '../../../../contracts/plugin-id';

const SETTINGS = `/settings/${PLUGIN_ID}`;
const MENU = `/plugins/${PLUGIN_ID}`;
const PRODUCT = `plugin::${PLUGIN_ID}.product`;

/** Where a step is done, and the right that one must have to be let in there. */
export type StepTarget = { to: string; needs: { action: string; subject?: string } };

const keysPage = (keySetId: string | null): string => `${SETTINGS}/keys${keySetId === null ? '' : `/${keySetId}`}`;

/** Where a step is done. What is set in the host's config is explained on the page of the environment. */
export const targetOf = (step: FirstStep, { keySetId }: FirstStepsView): StepTarget => {
  const environment = { to: `${SETTINGS}/environment`, needs: { action: PERMISSIONS.settingsRead } };
  switch (step) {
    case 'vault':
    case 'https':
    case 'environment':
      return environment;
    case 'key_set':
    case 'live_keys':
      return { to: keysPage(null), needs: { action: PERMISSIONS.keysRead } };
    case 'verified':
      return { to: keysPage(keySetId), needs: { action: PERMISSIONS.keysRead } };
    case 'product':
      return {
        to: `/content-manager/collection-types/${PRODUCT}`,
        needs: { action: 'plugin::content-manager.explorer.read', subject: PRODUCT },
      };
    case 'api_token':
      return { to: '/settings/api-tokens', needs: { action: 'admin::api-tokens.access' } };
    case 'webhook':
      return { to: `${MENU}/webhooks`, needs: { action: PERMISSIONS.webhooksRead } };
    case 'payment':
      return { to: `${MENU}/payments`, needs: { action: PERMISSIONS.paymentsRead } };
  }
};
