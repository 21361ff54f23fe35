import type { Bilingual } from './bilingual';
import { SELF_TEST_KIND, type DeliveryNote, type DeliveryResultCode, type DeliveryState } from './webhooks';

type Text = { readonly what: string; readonly do: string | null };

/** Kinds of webhooks as people call them. One that is newer than this has no name. */
const KIND_NAMES: Readonly<Record<string, Bilingual>> = {
  PAYMENT_STATUS_CHANGED: { ko: '결제 상태 변경', en: 'Payment changed' },
  DEPOSIT_CALLBACK: { ko: '가상계좌 입금', en: 'Virtual account deposit' },
  CANCEL_STATUS_CHANGED: { ko: '취소 처리 결과', en: 'Result of a cancel' },
  BILLING_DELETED: { ko: '빌링키 삭제', en: 'Billing key deleted' },
  METHOD_UPDATED: { ko: '브랜드페이 결제수단 변경', en: 'BrandPay method changed' },
  CUSTOMER_STATUS_CHANGED: { ko: '브랜드페이 고객 상태 변경', en: 'BrandPay customer changed' },
  ORDER_PAYMENT_STATUS_CHANGED: { ko: '링크페이 결제 상태 변경', en: 'Link Pay payment changed' },
  'ars-reservation.changed': { ko: 'ARS 예약 변경', en: 'ARS reservation changed' },
  'payout.changed': { ko: '지급대행 상태 변경', en: 'Payout changed' },
  'seller.changed': { ko: '셀러 상태 변경', en: 'Seller changed' },
  PAYOUT_STATUS_CHANGED: { ko: '지급대행 상태 변경(이전 버전)', en: 'Payout changed (older version)' },
  SUBMALL_STATUS_CHANGED: { ko: '서브몰 상태 변경(이전 버전)', en: 'Sub-mall changed (older version)' },
  [SELF_TEST_KIND]: { ko: '자체 점검', en: 'Self-test' },
  unknown: { ko: '알 수 없는 종류', en: 'Unknown kind' },
};

/** Name of a kind; one that is not known is its own name. */
export const webhookKindName = (kind: string): Bilingual =>
  (Object.hasOwn(KIND_NAMES, kind) ? KIND_NAMES[kind] : undefined) ?? { ko: kind, en: kind };

/** What became of a webhook, in a word. */
export const DELIVERY_STATE_WORDS: Readonly<Record<DeliveryState, Bilingual>> = {
  received: { ko: '처리 중', en: 'Being worked on' },
  done: { ko: '처리 완료', en: 'Done' },
  ignored: { ko: '바꿀 것 없음', en: 'Nothing to change' },
  waiting: { ko: '다시 시도 대기', en: 'Waits for another try' },
  failed: { ko: '처리 실패', en: 'Given up' },
};

/** Why a webhook is in its state, and what a person can do, if anything. */
export const DELIVERY_RESULT_TEXTS: Readonly<Record<DeliveryResultCode, { readonly ko: Text; readonly en: Text }>> = {
  SETTLED: {
    ko: { what: '토스페이먼츠에 결제를 조회해 그 답을 기록했습니다.', do: null },
    en: { what: 'Toss Payments was asked about the payment, and its answer was written down.', do: null },
  },
  UNKNOWN_PAYMENT: {
    ko: {
      what: '이 웹훅이 말하는 결제나 환불이 이 상점에 없습니다.',
      do: '같은 상점아이디(MID)를 쓰는 다른 시스템의 결제라면 그대로 두어도 됩니다.',
    },
    en: {
      what: 'No payment or refund of this shop is the one that it names.',
      do: 'If another system takes payments for the same shop id (MID), nothing needs to be done.',
    },
  },
  SECRET_MISMATCH: {
    ko: {
      what: '주문의 결제에 적힌 비밀값과 달라, 토스페이먼츠가 보낸 것으로 볼 수 없습니다. 아무것도 바꾸지 않았습니다.',
      do: '자주 온다면 웹훅 주소를 교체하세요. 입금은 자동 확인으로도 반영됩니다.',
    },
    en: {
      what: 'It does not have the secret of this order’s payment, so it cannot be taken for one of Toss. Nothing was changed.',
      do: 'If such come often, replace the webhook address. Deposits are learned by asking as well.',
    },
  },
  NOT_USED: {
    ko: {
      what: '이 상점의 결제와 관계없는 종류의 웹훅입니다.',
      do: '토스페이먼츠 개발자센터에서 이 이벤트의 등록을 풀어도 됩니다.',
    },
    en: {
      what: 'A kind of webhook that has nothing to do with payments here.',
      do: 'Its event need not be registered in Toss’s developer centre.',
    },
  },
  UNKNOWN_KIND: {
    ko: {
      what: '이 플러그인이 모르는 종류의 웹훅입니다. 아무것도 바꾸지 않았습니다.',
      do: '플러그인의 새 버전이 있는지 확인하세요.',
    },
    en: {
      what: 'A kind of webhook that this plugin does not know. Nothing was changed.',
      do: 'See whether there is a newer version of the plugin.',
    },
  },
  INCOMPLETE: {
    ko: { what: '어떤 결제에 관한 것인지 적혀 있지 않습니다. 아무것도 바꾸지 않았습니다.', do: null },
    en: { what: 'It does not say which payment it is about. Nothing was changed.', do: null },
  },
  NOT_JSON: {
    ko: {
      what: '본문이 JSON이 아닙니다. 토스페이먼츠가 보낸 것이 아닐 수 있습니다.',
      do: '자주 온다면 웹훅 주소를 교체하세요.',
    },
    en: {
      what: 'Its body is no JSON. It may not have come from Toss.',
      do: 'If such come often, replace the webhook address.',
    },
  },
  NOT_AN_OBJECT: {
    ko: {
      what: '본문이 웹훅의 형식이 아닙니다. 토스페이먼츠가 보낸 것이 아닐 수 있습니다.',
      do: '자주 온다면 웹훅 주소를 교체하세요.',
    },
    en: {
      what: 'Its body does not have the form of a webhook. It may not have come from Toss.',
      do: 'If such come often, replace the webhook address.',
    },
  },
  SIGNATURE_VERIFIED: {
    ko: { what: '토스페이먼츠의 서명이 맞습니다. 이 상점의 결제를 바꾸지 않는 종류입니다.', do: null },
    en: { what: 'Signed by Toss. It is of a kind that changes no payment here.', do: null },
  },
  SIGNATURE_INVALID: {
    ko: {
      what: '이 키 세트의 보안 키로 만든 서명이 아닙니다. 아무것도 바꾸지 않았습니다.',
      do: '키 세트의 보안 키가 개발자센터의 보안 키와 같은지 확인하세요.',
    },
    en: {
      what: 'No security key of this key set made its signature. Nothing was changed.',
      do: 'See that the security key of the key set is the one in the developer centre.',
    },
  },
  SIGNATURE_MISSING: {
    ko: {
      what: '서명이 있어야 하는 종류인데 서명이 없습니다. 아무것도 바꾸지 않았습니다.',
      do: '자주 온다면 웹훅 주소를 교체하세요.',
    },
    en: {
      what: 'It has no signature, and webhooks of its kind are signed. Nothing was changed.',
      do: 'If such come often, replace the webhook address.',
    },
  },
  NO_SECURITY_KEY: {
    ko: {
      what: '이 키 세트에 보안 키가 없어 서명을 확인하지 못했습니다.',
      do: '지급대행을 쓴다면 키 세트에 보안 키를 입력하세요.',
    },
    en: {
      what: 'This key set has no security key to check the signature with.',
      do: 'If you use payouts, enter the security key in the key set.',
    },
  },
  SELF_TEST_PASSED: {
    ko: { what: '자체 점검이 서명과 함께 도착했고, 저장되고 처리되었습니다.', do: null },
    en: { what: 'The self-test arrived with its signature, was kept and worked on.', do: null },
  },
  PROVIDER_UNREACHABLE: {
    ko: {
      what: '토스페이먼츠에 결제를 조회하지 못했습니다.',
      do: '토스페이먼츠의 장애 공지와 서버의 네트워크, 키 세트의 검증 결과를 확인한 뒤 다시 처리하세요.',
    },
    en: {
      what: 'Toss Payments could not be asked about the payment.',
      do: 'See whether Toss has an outage, whether this server reaches it and whether the key set is verified, then replay it.',
    },
  },
  WORK_FAILED: {
    ko: {
      what: '처리하는 중에 이 서버에서 오류가 났습니다.',
      do: 'Strapi 로그에서 원인을 확인해 해결한 뒤 다시 처리하세요.',
    },
    en: {
      what: 'Something broke on this server while it was worked on.',
      do: 'Find the cause in Strapi’s log, remove it, then replay it.',
    },
  },
};

/** What is odd about a webhook that was worked on. */
export const DELIVERY_NOTE_TEXTS: Readonly<Record<DeliveryNote, Bilingual>> = {
  OTHER_MID: {
    ko: '키 세트에 적힌 것과 다른 상점아이디(MID)의 웹훅입니다.',
    en: 'It names another shop id (MID) than its key set.',
  },
  OTHER_KEY_SET: {
    ko: '결제가 다른 키 세트의 것입니다. 두 키 세트가 상점아이디(MID) 하나를 같이 쓰면 이렇게 됩니다.',
    en: 'The payment is of another key set, as happens when two of them share one shop id (MID).',
  },
  PAYMENT_PROBLEM: {
    ko: '결제가 사람의 확인을 기다립니다. 확인할 일 페이지를 보세요.',
    en: 'The payment waits for a person: see the Problems page.',
  },
};
