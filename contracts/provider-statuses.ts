import type { Bilingual } from './bilingual';

/** Statuses of a payment as Toss names them. Source: Toss API reference, Payment object, `status`. */
const STATUSES: Readonly<Record<string, Bilingual>> = {
  READY: { ko: '결제 시작 전', en: 'Not begun' },
  IN_PROGRESS: { ko: '인증 완료, 승인 전', en: 'Authenticated, not approved' },
  WAITING_FOR_DEPOSIT: { ko: '입금 대기', en: 'Awaiting deposit' },
  DONE: { ko: '승인 완료', en: 'Approved' },
  CANCELED: { ko: '전액 취소', en: 'Canceled in full' },
  PARTIAL_CANCELED: { ko: '부분 취소', en: 'Canceled in part' },
  ABORTED: { ko: '승인 실패', en: 'Not approved' },
  EXPIRED: { ko: '만료', en: 'Expired' },
};

/** A status of the provider in words; `null` for one that we have no words for. */
export const providerStatusWord = (status: string): Bilingual | null =>
  (Object.hasOwn(STATUSES, status) ? STATUSES[status] : undefined) ?? null;
