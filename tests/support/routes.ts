import type { Core } from '@strapi/types';
import { PLUGIN_ID } from '../../contracts/plugin-id';

export type RegisteredRoute = { method: string; path: string; handler: unknown; config?: { auth?: unknown } };

/** The plugin's routes of one kind, as Strapi holds them after the boot: `GET /orders/:orderId` and the like. */
export const routesOf = (strapi: Core.Strapi, kind: 'content-api' | 'admin'): RegisteredRoute[] => {
  const routers = strapi.plugin(PLUGIN_ID).routes as unknown as Record<
    string,
    { type?: string; routes: RegisteredRoute[] }
  >;
  return Object.values(routers)
    .filter(({ type }) => type === kind)
    .flatMap(({ routes }) => routes);
};

export const nameOf = ({ method, path }: RegisteredRoute): string => `${method} ${path}`;
