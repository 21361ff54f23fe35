import type { Payment } from '../domain/payment';

/**
 * The columns by which declines are counted: their reason is JSON, which no index of all three databases reads. Nothing
 * to write when the change leaves the state alone; a payment that has money after all was not declined.
 *
 * @param now epoch milliseconds
 */
export const declineColumns = (
  { state, failure }: Partial<Pick<Payment, 'state' | 'failure'>>,
  now: number
): { declinedAt?: number | null; declineCode?: string | null } => {
  if (state === undefined) return {};
  if (state !== 'declined') return { declinedAt: null, declineCode: null };
  return { declinedAt: now, declineCode: failure?.code.slice(0, 64) ?? null };
};
