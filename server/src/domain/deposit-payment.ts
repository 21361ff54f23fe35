import type { Payment } from './payment';

/** A payment of the order that a deposit is told for, and whether the told secret is the one kept in it. */
export type DepositCandidate = { payment: Payment; secret: 'same' | 'other' | 'none' };

const isOpen = ({ payment }: DepositCandidate): boolean =>
  payment.state === 'awaiting_deposit' || payment.state === 'confirming';

/**
 * Which payment a deposit is about: the one with that secret. One without a secret of its own is only asked for when no
 * secret can tell: the news is then as good as a stranger's, and the provider's answer decides.
 *
 * @param candidates payments of the order, newest first
 */
export const depositPayment = (
  candidates: readonly DepositCandidate[]
): { payment: Payment } | 'unknown' | 'mismatch' => {
  const same = candidates.find(({ secret }) => secret === 'same');
  if (same) return { payment: same.payment };
  const withoutSecret = candidates.filter(({ secret }) => secret === 'none');
  const open = withoutSecret.find(isOpen);
  if (open) return { payment: open.payment };
  if (withoutSecret.length < candidates.length) return 'mismatch';
  const [latest] = withoutSecret;
  return latest ? { payment: latest.payment } : 'unknown';
};
