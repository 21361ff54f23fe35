import type { Context } from 'koa';
import type { Actor } from '../domain/actor';

const MAX_LENGTH = 120;

type AdminUser = {
  id?: number;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
  email?: string | null;
};

type Auth = { strategy?: { name?: string }; credentials?: { id?: number; name?: string } | null };

/**
 * Who acts in the panel. Field by field: the user that Strapi puts there has the password hash in it. An admin token
 * acts as its owner, so that only Strapi's authentication tells the two apart.
 */
export const actorOf = (ctx: Context): Actor => {
  const { strategy, credentials } = (ctx.state.auth ?? {}) as Auth;
  if (strategy?.name === 'admin-token') {
    const { id, name } = credentials ?? {};
    return { kind: 'admin_token', id: id === undefined ? null : String(id), name: name?.slice(0, MAX_LENGTH) ?? null };
  }
  const { id, firstname, lastname, username, email } = (ctx.state.user ?? {}) as AdminUser;
  const name = [firstname, lastname].filter(Boolean).join(' ') || username || email;
  return {
    kind: 'admin_user',
    id: id === undefined ? null : String(id),
    name: name ? name.slice(0, MAX_LENGTH) : null,
  };
};
