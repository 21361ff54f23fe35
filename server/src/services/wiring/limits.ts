import type { Core } from '@strapi/strapi';
import { createRefundLimitRepository } from '../../repositories/refund-limits';
import { createRightsRepository } from '../../repositories/rights';
import { createApiTokens } from '../api-tokens';
import { createRefundLimitGuard, type RefundLimitGuard } from '../refund-limit-guard';
import { createRefundLimits } from '../refund-limits';
import type { Books } from './books';

/** What keeps a refund within its limit. */
export const wireRefundLimitGuard = (strapi: Core.Strapi, { refunds }: Books): RefundLimitGuard =>
  createRefundLimitGuard({
    refunds,
    limits: createRefundLimitRepository(strapi),
    rights: createRightsRepository(strapi),
  });

/** Who may move money, and how much of it. */
export const wireLimits = (strapi: Core.Strapi, books: Books) => {
  const rights = createRightsRepository(strapi);
  return {
    apiTokens: createApiTokens({ rights, clock: books.clock }),
    refundLimits: createRefundLimits({ ...books, rights, limits: createRefundLimitRepository(strapi) }),
  };
};
