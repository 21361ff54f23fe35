import { useCallback, useRef, useState } from 'react';

import type { AuditFinding, AuditProgress, AuditVerificationView } from '../../../../contracts/audit';
import type { RequestError } from '../../hooks/use-error-text';
import { useVerifyStep } from '../../services/audit';

/** How a check of the chain stands. `end` is `null` until it is over. */
export type ChainCheck = {
  isRunning: boolean;
  checked: number;
  total: number;
  findings: AuditFinding[];
  end: AuditVerificationView['end'];
  error: RequestError | null;
};

const MAX_FINDINGS = 100;
const BEGUN: ChainCheck = { isRunning: true, checked: 0, total: 0, findings: [], end: null, error: null };

/** Checks the chain step by step, so that a long one shows how far it is. */
export const useVerifyChain = () => {
  const [verifyStep] = useVerifyStep();
  const [check, setCheck] = useState<ChainCheck | null>(null);
  const isRunning = useRef(false);

  const run = useCallback(async (): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    let now = BEGUN;
    let after: AuditProgress | null = null;
    setCheck(now);
    do {
      const answer: { data: AuditVerificationView } | { error: unknown } = await verifyStep(after);
      if ('error' in answer) {
        now = { ...now, isRunning: false, error: answer.error as RequestError };
        break;
      }
      const { checked, total, findings, next, end } = answer.data;
      const named = [...now.findings, ...findings].slice(0, MAX_FINDINGS);
      now = { ...now, checked: now.checked + checked, total, findings: named, end, isRunning: next !== null };
      after = next;
      setCheck(now);
    } while (after);
    setCheck(now);
    isRunning.current = false;
  }, [verifyStep]);

  return { check, run };
};
