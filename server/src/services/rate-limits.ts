import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimitGroup } from '../../../contracts/rate-limits';

/** How many requests one caller may send in a minute, by what they do. */
export type RateLimitFigures = { isEnabled: boolean } & Readonly<Record<RateLimitGroup, { perMinute: number }>>;

export type RateLimitPorts = { figures: RateLimitFigures; log: { warn: (text: string) => void } };

/** Where a caller stands after a request. Whole seconds until the minute that is counted is over. */
export type RateLimitStanding = { limit: number; remaining: number; resetSeconds: number; isExceeded: boolean };

const MINUTE_S = 60;

const limiterOf = ({ perMinute }: { perMinute: number }): RateLimiterMemory =>
  new RateLimiterMemory({ points: perMinute, duration: MINUTE_S });

/** The library rejects with the count, and not with an error, when it is used up. */
const consumed = async (limiter: RateLimiterMemory, caller: string): Promise<RateLimiterRes> => {
  try {
    return await limiter.consume(caller);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused;
    throw refused;
  }
};

/**
 * Counts the requests of each caller, a minute at a time from their first one. In this process's memory: with several
 * processes a caller gets the figure from each of them. That keeps a runaway loop or a leaked token in bounds without a
 * statement for each request, and without a row that all requests of a shop's one token would wait for. What money may
 * go is guarded in the database, by the limits of refunds.
 */
export const createRateLimits = ({ figures, log }: RateLimitPorts) => {
  const limiters = {
    orders: limiterOf(figures.orders),
    confirms: limiterOf(figures.confirms),
    refunds: limiterOf(figures.refunds),
  } satisfies Record<RateLimitGroup, RateLimiterMemory>;

  return {
    /**
     * Counts one request.
     *
     * @param caller a text that no two callers share
     * @returns where the caller stands; `null` when limits are switched off
     */
    async take(group: RateLimitGroup, caller: string): Promise<RateLimitStanding | null> {
      if (!figures.isEnabled) return null;
      const limit = figures[group].perMinute;
      const { consumedPoints, remainingPoints, msBeforeNext } = await consumed(limiters[group], caller);
      // Once for each minute and caller: whoever sends too much must not fill the log as well.
      if (consumedPoints === limit + 1)
        log.warn(`Commerce Payments refuses ${caller} for now: more than ${limit} requests a minute (${group})`);
      return {
        limit,
        remaining: Math.max(0, remainingPoints),
        resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
        isExceeded: consumedPoints > limit,
      };
    },
  };
};

export type RateLimits = ReturnType<typeof createRateLimits>;
