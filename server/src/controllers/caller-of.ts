import type { Context } from 'koa';
import type { Caller } from '../domain/caller';
import { actorOf } from './actor-of';

type Auth = { strategy?: { name?: string }; credentials?: { id?: number; name?: string } | null };

type AdminUser = { id?: number; roles?: { id?: number }[] };

/** A person in the panel. An admin token, which acts as its owner, is nobody here: it has no limits of its own. */
const adminOf = (ctx: Context): Caller => {
  const { id, roles } = (ctx.state.user ?? {}) as AdminUser;
  if (id === undefined) return { kind: 'guest' };
  const roleIds = (roles ?? []).flatMap((role) => (role.id === undefined ? [] : [role.id]));
  return { kind: 'admin', id, name: actorOf(ctx).name ?? '', roles: roleIds };
};

/**
 * Who asks, from what Strapi's authentication left behind. Only ids and names are taken: an end user's credentials hold
 * the password hash.
 */
export const callerOf = (ctx: Context): Caller => {
  const { strategy, credentials } = (ctx.state.auth ?? {}) as Auth;
  if (strategy?.name === 'content-api-token' && credentials?.id !== undefined) {
    return { kind: 'token', id: credentials.id, name: credentials.name ?? '' };
  }
  if (strategy?.name === 'admin') return adminOf(ctx);
  if (strategy?.name === 'users-permissions' && credentials?.id !== undefined)
    return { kind: 'user', id: credentials.id };
  return { kind: 'guest' };
};

/** The caller as a text that no two callers share: what an `Idempotency-Key` is bound to. */
export const scopeOf = (caller: Caller): string => (caller.kind === 'guest' ? 'guest' : `${caller.kind}:${caller.id}`);
