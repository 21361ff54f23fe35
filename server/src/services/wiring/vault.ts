import type { Core } from '@strapi/strapi';
import { createVault } from '../../vault/vault';

/** Sealed under our own keys, newest first, or under Strapi's when there are none. */
export const wireVault = (strapi: Core.Strapi, keys: readonly string[]) =>
  createVault({ keys, fallback: strapi.config.get<string | undefined>('admin.secrets.encryptionKey') });
