import type { Bilingual } from './bilingual';
import type { Environment } from './keys';
import type { PaymentMethod, PaymentState } from './payments';

/** States, methods and environments as people read them in files: the panel has texts of its own. */
export const PAYMENT_STATE_WORDS: Readonly<Record<PaymentState, Bilingual>> = {
  confirming: { ko: '승인 확인 중', en: 'Confirming' },
  awaiting_deposit: { ko: '입금 대기', en: 'Awaiting deposit' },
  paid: { ko: '결제 완료', en: 'Paid' },
  partially_refunded: { ko: '부분 환불', en: 'Partly refunded' },
  refunded: { ko: '환불 완료', en: 'Refunded' },
  declined: { ko: '거절', en: 'Declined' },
  expired: { ko: '만료', en: 'Expired' },
  canceled: { ko: '취소', en: 'Canceled' },
};

export const PAYMENT_METHOD_WORDS: Readonly<Record<PaymentMethod, Bilingual>> = {
  card: { ko: '카드', en: 'Card' },
  easy_pay: { ko: '간편결제', en: 'Easy pay' },
  virtual_account: { ko: '가상계좌', en: 'Virtual account' },
  transfer: { ko: '계좌이체', en: 'Bank transfer' },
  mobile_phone: { ko: '휴대폰', en: 'Mobile phone' },
  culture_gift_certificate: { ko: '문화상품권', en: 'Culture gift certificate' },
  book_gift_certificate: { ko: '도서문화상품권', en: 'Book gift certificate' },
  game_gift_certificate: { ko: '게임문화상품권', en: 'Game gift certificate' },
  other: { ko: '기타', en: 'Other' },
};

export const ENVIRONMENT_WORDS: Readonly<Record<Environment, Bilingual>> = {
  test: { ko: '테스트', en: 'Test' },
  live: { ko: '라이브', en: 'Live' },
};
