import { useEffect, useState } from 'react';

import type { RefundView } from '../../../../contracts/refunds';
import { hasEnded, useRefund } from '../../services/refunds';

const EVERY_MS = 3_000;
/** Polling keeps an idle session alive: after this long a person asks by hand. */
const LONGEST_MS = 5 * 60_000;

/** A refund as it stands now: asked about until its outcome is known, for some minutes at most. */
export const useFollowedRefund = (made: RefundView): RefundView => {
  const [isPatient, setPatient] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), LONGEST_MS);
    return () => clearTimeout(timer);
  }, []);
  const [known, setKnown] = useState(made);
  const skip = hasEnded(known);
  const { data } = useRefund(made.refundId, { skip, pollingInterval: isPatient ? EVERY_MS : 0 });
  if (data && data !== known && !skip) setKnown(data);
  return known;
};
