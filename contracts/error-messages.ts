import type { Bilingual } from './bilingual';
import type { CommerceErrorCode } from './error-codes';

/** Every error in words that a storefront may show as they are. The panel has texts of its own, for administrators. */
export const ERROR_MESSAGES: Readonly<Record<CommerceErrorCode, Bilingual>> = {
  INVALID_REQUEST: { ko: '요청 내용을 다시 확인해 주세요.', en: 'Please check what was sent.' },
  PAYMENT_DECLINED: {
    ko: '결제가 승인되지 않았어요. 다른 방법으로 결제해 주세요.',
    en: 'The payment was declined. Please pay another way.',
  },
  ORDER_NOT_FOUND: { ko: '주문을 찾을 수 없어요.', en: 'The order was not found.' },
  PAYMENT_NOT_FOUND: { ko: '결제 내역을 찾을 수 없어요.', en: 'The payment was not found.' },
  PRODUCT_NOT_FOUND: { ko: '상품을 찾을 수 없어요.', en: 'The product was not found.' },
  REFUND_NOT_FOUND: { ko: '환불 내역을 찾을 수 없어요.', en: 'The refund was not found.' },
  KEY_SET_NOT_FOUND: { ko: '키 세트를 찾을 수 없어요.', en: 'The key set was not found.' },
  WEBHOOK_NOT_FOUND: { ko: '웹훅을 찾을 수 없어요.', en: 'The webhook was not found.' },
  EVENT_ENDPOINT_NOT_FOUND: { ko: '이벤트를 보낼 주소를 찾을 수 없어요.', en: 'The event address was not found.' },
  EVENT_DELIVERY_NOT_FOUND: { ko: '보낸 이벤트를 찾을 수 없어요.', en: 'The event delivery was not found.' },
  ORDER_ALREADY_PAID: { ko: '이미 결제된 주문이에요.', en: 'This order is already paid.' },
  ORDER_NOT_PAYABLE: {
    ko: '결제할 수 없는 주문이에요. 다시 주문해 주세요.',
    en: 'This order can no longer be paid. Please order again.',
  },
  PAYMENT_IN_PROGRESS: {
    ko: '결제를 확인하고 있어요. 다시 결제하지 말고 잠시 기다려 주세요.',
    en: 'A payment is being confirmed. Please wait and do not pay again.',
  },
  ILLEGAL_TRANSITION: { ko: '지금 상태에서는 할 수 없는 작업이에요.', en: 'This cannot be done in the present state.' },
  REQUEST_IN_PROGRESS: {
    ko: '같은 요청을 처리하고 있어요. 잠시 후 다시 확인해 주세요.',
    en: 'The same request is being worked on. Please look again in a moment.',
  },
  SKU_TAKEN: { ko: '다른 상품이 이미 쓰고 있는 SKU예요.', en: 'Another product already has this SKU.' },
  KEY_SET_CHANGED: {
    ko: '다른 사람이 먼저 수정했어요. 새로 불러온 뒤 다시 시도해 주세요.',
    en: 'Somebody else changed this first. Please reload and try again.',
  },
  KEY_SET_MANAGED: {
    ko: '플러그인 설정 파일이 관리하는 키 세트예요. 설정 파일에서 바꿔 주세요.',
    en: 'This key set is kept by the plugin config. Change it there.',
  },
  KEY_SET_IN_USE: {
    ko: '주문에 쓰인 키 세트예요. 다른 클라이언트 키는 새 키 세트로 등록해 주세요.',
    en: 'Orders were made with this key set. Please make a new key set for another client key.',
  },
  KEY_SET_NAME_TAKEN: {
    ko: '같은 환경과 종류에서 사용 중인 키 세트와 이름이 같아요. 다른 이름을 써 주세요.',
    en: 'Another key set in use has this name, in the same environment and kind. Please choose another name.',
  },
  EVENT_ENDPOINT_DISABLED: {
    ko: '이벤트를 보낼 주소가 꺼져 있어요. 켠 뒤 다시 시도해 주세요.',
    en: 'This event address is switched off. Switch it on and try again.',
  },
  EXPORT_TICKET_INVALID: {
    ko: '내려받기 시간이 지났거나 이미 내려받았어요.',
    en: 'This download was used already, or its time is over.',
  },
  PAYMENT_EXPIRED: {
    ko: '결제 시간이 지났어요. 다시 결제해 주세요.',
    en: 'The time to pay has passed. Please pay again.',
  },
  AMOUNT_MISMATCH: {
    ko: '결제 금액이 주문 금액과 달라요. 결제되지 않았어요.',
    en: 'The amount is not that of the order. Nothing was taken.',
  },
  AMOUNT_TOO_LARGE: { ko: '주문 금액이 너무 커요.', en: 'The order is too large to be paid.' },
  MIXED_CURRENCIES: {
    ko: '통화가 다른 상품은 함께 주문할 수 없어요.',
    en: 'Products in different currencies cannot be ordered together.',
  },
  PRODUCT_NOT_AVAILABLE: { ko: '지금은 살 수 없는 상품이에요.', en: 'This product cannot be bought now.' },
  OUT_OF_STOCK: { ko: '재고가 부족해요.', en: 'There are not enough pieces left.' },
  REFUND_EXCEEDS_BALANCE: { ko: '환불할 수 있는 금액보다 커요.', en: 'This is more than what is left to refund.' },
  REFUND_ACCOUNT_REQUIRED: {
    ko: '환불받을 계좌를 입력해 주세요.',
    en: 'Please name the account that the refund goes to.',
  },
  REFUND_NOT_ALLOWED: { ko: '환불할 수 없는 결제예요.', en: 'This payment cannot be refunded like this.' },
  REFUND_LIMIT_EXCEEDED: {
    ko: '정해진 환불 한도를 넘어서 환불할 수 없어요. 상점 관리자에게 문의해 주세요.',
    en: 'This is more than may be refunded here. Please ask the shop’s administrator.',
  },
  REFUND_LIMIT_CHANGED: {
    ko: '다른 사람이 먼저 한도를 바꿨어요. 새로 불러온 뒤 다시 시도해 주세요.',
    en: 'Somebody else changed this limit first. Please reload and try again.',
  },
  SHOP_SETTINGS_CHANGED: {
    ko: '다른 사람이 먼저 설정을 바꿨어요. 새로 불러온 뒤 다시 시도해 주세요.',
    en: 'Somebody else changed the settings first. Please reload and try again.',
  },
  MAIL_NOT_SENT: {
    ko: '메일을 보내지 못했어요. 이메일 플러그인의 설정을 확인해 주세요.',
    en: 'The e-mail could not be sent. Please check the e-mail plugin’s settings.',
  },
  REFUND_LIMIT_SUBJECT_NOT_FOUND: {
    ko: '한도를 정할 역할이나 API 토큰을 찾을 수 없어요.',
    en: 'The role or API token was not found.',
  },
  TOO_MANY_REQUESTS: {
    ko: '요청이 너무 많아요. 잠시 후 다시 시도해 주세요.',
    en: 'There were too many requests. Please try again in a moment.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    ko: '이미 다른 요청에 쓴 멱등키예요.',
    en: 'This Idempotency-Key was used for another request.',
  },
  EVENT_ADDRESS_REFUSED: {
    ko: '이벤트를 보낼 수 없는 주소예요. https로 시작하는 공개 주소를 입력해 주세요.',
    en: 'Events cannot be sent to this address. Use a public one that begins with https.',
  },
  INVALID_API_KEY: { ko: '테스트 키와 라이브 키가 섞였어요.', en: 'Test and live keys are mixed.' },
  NOT_SUPPORTED_WIDGET_KEY: { ko: '결제위젯 연동 키는 여기에 쓸 수 없어요.', en: 'A widget key does not belong here.' },
  NOT_SUPPORTED_API_INDIVIDUAL_KEY: {
    ko: 'API 개별 연동 키는 여기에 쓸 수 없어요.',
    en: 'An API-individual key does not belong here.',
  },
  REFERENCE_MISSING: {
    ko: '키를 담을 환경 변수가 비어 있어요.',
    en: 'The environment variable that should hold the key is empty.',
  },
  KEY_NOT_ACCEPTED: {
    ko: '토스페이먼츠가 이 키를 받지 않았어요. 바뀐 것은 없어요.',
    en: 'Toss Payments did not take this key. Nothing was changed.',
  },
  KEY_SET_NOT_CONFIGURED: {
    ko: '상점의 결제 설정이 끝나지 않았어요. 상점에 문의해 주세요.',
    en: 'Payments are not set up yet. Please contact the shop.',
  },
  KEY_REJECTED_BY_PROVIDER: {
    ko: '결제를 처리할 수 없어요. 상점에 문의해 주세요.',
    en: 'The payment cannot be processed. Please contact the shop.',
  },
  VAULT_KEY_MISSING: {
    ko: '상점의 결제 설정에 문제가 있어요. 상점에 문의해 주세요.',
    en: 'The payment setup has a problem. Please contact the shop.',
  },
  VAULT_CANNOT_OPEN: {
    ko: '상점의 결제 설정에 문제가 있어요. 상점에 문의해 주세요.',
    en: 'The payment setup has a problem. Please contact the shop.',
  },
  SHUTTING_DOWN: {
    ko: '서버가 다시 시작하고 있어요. 잠시 후 다시 시도해 주세요.',
    en: 'The server is restarting. Please try again in a moment.',
  },
};
