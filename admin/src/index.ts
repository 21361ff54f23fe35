import { PriceTag, Shield, Store, TrendUp } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';

import { PERMISSIONS } from '../../contracts/permissions';
import { PLUGIN_ID } from '../../contracts/plugin-id';
import { registerInContentManager } from './content-manager/register-in-content-manager';
import { ShownField, SHOWN_FIELD } from './content-manager/shown-field';
import { registerTranslations } from './translations/register-translations';
import { descriptor } from './translations/texts';

const addMenu = (app: StrapiApp): void =>
  app.addMenuLink({
    to: `plugins/${PLUGIN_ID}`,
    // Strapi's own marketplace has the cart.
    icon: Store,
    intlLabel: descriptor('app.title'),
    permissions: [PERMISSIONS.paymentsRead, PERMISSIONS.webhooksRead].map((action) => ({ action, subject: null })),
    Component: () => import('./pages/app'),
    position: 3,
  });

const addSettings = (app: StrapiApp): void =>
  app.addSettingsLink({ id: PLUGIN_ID, intlLabel: descriptor('settings.section') }, [
    {
      id: 'shop',
      to: `${PLUGIN_ID}/shop`,
      intlLabel: descriptor('shop.title'),
      permissions: [{ action: PERMISSIONS.settingsRead, subject: null }],
      Component: () => import('./pages/shop'),
    },
    {
      id: 'keys',
      to: `${PLUGIN_ID}/keys`,
      intlLabel: descriptor('key-sets.title'),
      permissions: [{ action: PERMISSIONS.keysRead, subject: null }],
      Component: () => import('./pages/key-sets'),
    },
    {
      id: 'environment',
      to: `${PLUGIN_ID}/environment`,
      intlLabel: descriptor('environment.title'),
      permissions: [{ action: PERMISSIONS.settingsRead, subject: null }],
      Component: () => import('./pages/environment'),
    },
    {
      id: 'audit',
      to: `${PLUGIN_ID}/audit`,
      intlLabel: descriptor('audit.title'),
      permissions: [{ action: PERMISSIONS.auditRead, subject: null }],
      Component: () => import('./pages/audit'),
    },
    {
      id: 'limits',
      to: `${PLUGIN_ID}/limits`,
      intlLabel: descriptor('limits.title'),
      permissions: [{ action: PERMISSIONS.settingsRead, subject: null }],
      Component: () => import('./pages/limits'),
    },
  ]);

/** On the home page of new users; who has arranged that page already adds them by hand. */
const addWidgets = (app: StrapiApp): void =>
  app.widgets.register([
    {
      id: 'today',
      pluginId: PLUGIN_ID,
      icon: TrendUp,
      title: descriptor('overview.today'),
      component: async () => (await import('./widgets/today-widget')).TodayWidget,
      permissions: [{ action: PERMISSIONS.paymentsRead }],
      link: { label: descriptor('overview.today.link'), href: `/plugins/${PLUGIN_ID}/overview` },
    },
    {
      id: 'health',
      pluginId: PLUGIN_ID,
      icon: Shield,
      title: descriptor('health.widget.title'),
      component: async () => (await import('./widgets/health-widget')).HealthWidget,
      permissions: [{ action: PERMISSIONS.settingsRead }],
      link: { label: descriptor('health.widget.link'), href: `/settings/${PLUGIN_ID}/environment` },
    },
  ]);

type PanelHalf = {
  register: (app: StrapiApp) => void;
  bootstrap: typeof registerInContentManager;
  registerTrads: typeof registerTranslations;
};

/** The panel's half of the plugin. */
const panelHalf: PanelHalf = {
  register(app: StrapiApp) {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addFields({ type: SHOWN_FIELD, Component: ShownField as ComponentType });
    app.customFields.register({
      name: 'amount',
      pluginId: PLUGIN_ID,
      type: 'integer',
      icon: PriceTag,
      intlLabel: descriptor('amount.label'),
      intlDescription: descriptor('amount.description'),
      components: {
        // Strapi's type names no props; the Content Manager gives name, label, hint and so on.
        Input: () =>
          import('./components/amount-input').then((file) => ({
            default: file.AmountInput as unknown as ComponentType,
          })),
      },
    });
    addMenu(app);
    addSettings(app);
    addWidgets(app);
  },

  bootstrap: registerInContentManager,

  registerTrads: registerTranslations,
};

export default panelHalf;
