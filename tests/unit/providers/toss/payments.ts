export const PAYMENT_KEY = 'tgen_20260901103012Kf2Q8';
export const ORDER_ID = 'ord_7b1c2f9e4a5d';

/** Epoch milliseconds of a Korean time. */
export const kst = (text: string): number => Date.parse(`${text}+09:00`);

/** A card payment as Toss answers it (Toss API reference, Payment object). */
export const cardPayment = {
  mId: 'tosspayments',
  version: '2022-11-16',
  lastTransactionKey: 'txrd_a01kaj00e2mrrpmscg7w050d8g7',
  paymentKey: PAYMENT_KEY,
  orderId: ORDER_ID,
  orderName: '린넨 셔츠 외 1건',
  taxExemptionAmount: 0,
  status: 'DONE',
  useEscrow: false,
  cultureExpense: false,
  requestedAt: '2026-09-01T10:30:12+09:00',
  approvedAt: '2026-09-01T10:31:05+09:00',
  card: {
    issuerCode: '61',
    acquirerCode: '31',
    number: '48902300****406*',
    amount: 33000,
    installmentPlanMonths: 3,
    isInterestFree: false,
    interestPayer: null,
    approveNo: '00000000',
    useCardPoint: false,
    cardType: '신용',
    ownerType: '개인',
    acquireStatus: 'READY',
  },
  virtualAccount: null,
  transfer: null,
  mobilePhone: null,
  giftCertificate: null,
  cashReceipt: null,
  cashReceipts: null,
  discount: null,
  cancels: null,
  secret: 'ps_AbCdEfGhIjKlMnOpQrStUvWx',
  type: 'NORMAL',
  easyPay: null,
  country: 'KR',
  failure: null,
  isPartialCancelable: true,
  receipt: { url: 'https://dashboard-sandbox.tosspayments.com/receipt/redirection?transactionId=tgen_1&ref=PX' },
  checkout: { url: 'https://api.tosspayments.com/v1/payments/tgen_1/checkout' },
  currency: 'KRW',
  totalAmount: 33000,
  balanceAmount: 33000,
  suppliedAmount: 30000,
  vat: 3000,
  taxFreeAmount: 0,
  metadata: { cartId: 'c_991' },
  method: '카드',
} as const;

/** One entry of `cancels[]` (Toss API reference, Cancel object). */
export const cancel = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  cancelAmount: 5500,
  cancelReason: '구매자 변심',
  taxFreeAmount: 0,
  taxExemptionAmount: 0,
  refundableAmount: 27500,
  canceledAt: '2026-09-02T09:00:00+09:00',
  transactionKey: '8B4F646A829571D870A3011A4E13D640',
  receiptKey: null,
  cancelStatus: 'DONE',
  cancelRequestId: null,
  ...more,
});

const virtualAccount = {
  accountType: '일반',
  accountNumber: 'X6505831718354',
  bankCode: '20',
  customerName: '김토스',
  depositorName: null,
  dueDate: '2026-09-08T10:45:00+09:00',
  refundStatus: 'NONE',
  expired: false,
  settlementStatus: 'INCOMPLETED',
  refundReceiveAccount: { bankCode: '20', accountNumber: '001012341342', holderName: '김토스' },
};

/** A virtual account that nobody has paid into yet. */
export const waiting = {
  ...cardPayment,
  card: null,
  method: '가상계좌',
  status: 'WAITING_FOR_DEPOSIT',
  approvedAt: null,
  virtualAccount,
};
