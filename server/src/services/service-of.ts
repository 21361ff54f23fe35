import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import type { Services } from './index';

/** A service of ours, with its type: Strapi's own `service()` knows none. */
export const serviceOf = <Name extends keyof Services>(strapi: Core.Strapi, name: Name): Services[Name] =>
  strapi.plugin(PLUGIN_ID).service<Services[Name] & Core.Service>(name);
