import type { Core } from '@strapi/strapi';
import { CONTENT_API_PATH } from '../../contracts/plugin-id';

/** A path of the plugin's REST API, in lower case: the router does not tell capitals from small letters. */
export const lowerCasePath = (strapi: Core.Strapi, path: string): string => {
  const prefix = strapi.config.get<string>('api.rest.prefix', '/api').replace(/\/+$/, '');
  return `${prefix}${CONTENT_API_PATH}${path}`.toLowerCase();
};
