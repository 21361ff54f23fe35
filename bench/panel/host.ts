import { createStrapi } from '@strapi/strapi';
import type { Core } from '@strapi/types';
import { writeHostApp, type HostPlace } from '../host-app';

/** A Strapi with the plugin that answers nobody and does no jobs. */
export const startHost = async (place: HostPlace): Promise<Core.Strapi> => {
  writeHostApp(place);
  process.env['STRAPI_TELEMETRY_DISABLED'] = 'true';
  const app = { appDir: place.folder, distDir: place.folder, serveAdminPanel: false, autoReload: false };
  return createStrapi(app).load();
};
