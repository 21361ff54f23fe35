import type { Context } from 'koa';

const MAX_LENGTH = 120;

type AdminUser = {
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
  email?: string | null;
};

/**
 * Who changes something in the panel, as a person reads it; `null` when nobody is known. Field by field: the user that
 * Strapi puts there has the password hash in it.
 */
export const modifierOf = (ctx: Context): string | null => {
  const { firstname, lastname, username, email } = (ctx.state.user ?? {}) as AdminUser;
  const name = [firstname, lastname].filter(Boolean).join(' ') || username || email;
  return name ? name.slice(0, MAX_LENGTH) : null;
};
