import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import type { RateLimitGroup } from '../../../contracts/rate-limits';
import { callerOf } from '../controllers/caller-of';
import { CommerceError } from '../domain/errors';
import { countedAs } from '../domain/rate-limit';
import { serviceOf } from '../services/service-of';

const MINUTE_S = 60;

/**
 * Refuses a caller who sends too many requests, before anything is read or written for this one. Runs behind Strapi's
 * authentication: what has no valid token is refused there, and counts against nobody.
 *
 * Headers: `RateLimit` and `RateLimit-Policy` of the IETF draft "RateLimit header fields for HTTP", and `Retry-After`
 * (RFC 9110) with a refusal.
 *
 * @throws CommerceError `TOO_MANY_REQUESTS`
 */
export const rateLimit =
  ({ group }: { group: RateLimitGroup }, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const standing = await serviceOf(strapi, 'rateLimits').take(group, countedAs(callerOf(ctx), ctx.request.ip));
    if (!standing) return next();
    const { limit, remaining, resetSeconds, isExceeded } = standing;
    ctx.set('RateLimit-Policy', `"${group}";q=${limit};w=${MINUTE_S}`);
    ctx.set('RateLimit', `"${group}";r=${remaining};t=${resetSeconds}`);
    if (!isExceeded) return next();
    ctx.set('Retry-After', String(resetSeconds));
    throw new CommerceError('TOO_MANY_REQUESTS', `More than ${limit} requests a minute: wait ${resetSeconds} s`, {
      limit,
      retryAfterSeconds: resetSeconds,
    });
  };
