import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import type { AdminUser } from './remembered';

const EMAIL = 'admin@example.com';

/** Strapi wants a capital, a small letter and a digit. */
const makePassword = (): string => `Shop1-${randomBytes(12).toString('base64url')}`;

const createSuperAdmin = async (strapi: Core.Strapi, { email, password }: AdminUser): Promise<void> => {
  const role = await strapi.db.query('admin::role').findOne({ where: { code: 'strapi-super-admin' } });
  await strapi.service('admin::user').create({
    email,
    firstname: '상점',
    lastname: '관리자',
    password,
    isActive: true,
    registrationToken: null,
    preferedLanguage: 'ko',
    roles: [role.id],
  });
};

/**
 * Makes sure that somebody can log in with what the launcher prints: a lost password is replaced by a new one, since
 * the database keeps its hash only.
 */
export const seedAdminUser = async (strapi: Core.Strapi, known: AdminUser | undefined): Promise<AdminUser> => {
  const user = await strapi.db.query('admin::user').findOne({ where: { email: EMAIL } });
  const wanted = known ?? { email: EMAIL, password: makePassword() };
  if (!user) {
    await createSuperAdmin(strapi, wanted);
    return wanted;
  }
  const isGood = await strapi.service('admin::auth').validatePassword(wanted.password, user.password);
  if (!isGood) await strapi.service('admin::user').updateById(user.id, { password: wanted.password, isActive: true });
  return wanted;
};
