/** Currencies that ordinary Toss payments are made in. */
export type Currency = 'KRW' | 'USD' | 'JPY';

export type PaymentStatus =
  | 'READY'
  | 'IN_PROGRESS'
  | 'WAITING_FOR_DEPOSIT'
  | 'DONE'
  | 'CANCELED'
  | 'PARTIAL_CANCELED'
  | 'ABORTED'
  | 'EXPIRED';

export type CardDetails = {
  readonly kind: 'CARD';
  readonly issuerCode: string;
  readonly acquirerCode: string | null;
  readonly number: string;
  readonly installmentPlanMonths: number;
  readonly cardType: '신용' | '체크' | '기프트' | '미확인';
  readonly ownerType: '개인' | '법인' | '미확인';
  readonly approveNo: string;
  /** Instant discount of the card company, smallest unit. */
  readonly discountAmount: number;
};

export type EasyPayDetails = {
  readonly kind: 'EASY_PAY';
  /** Korean name: `토스페이`. */
  readonly provider: string;
  /** Paid with points or coupons, smallest unit. */
  readonly pointAmount: number;
  /** The card in the wallet, or null when the wallet's account or money pays. */
  readonly card: CardDetails | null;
};

export type VirtualAccountDetails = {
  readonly kind: 'VIRTUAL_ACCOUNT';
  readonly accountNumber: string;
  readonly bankCode: string;
  readonly customerName: string;
  readonly validForMs: number;
  readonly refundReceiveAccount: RefundAccount | null;
  depositorName: string | null;
  /** Epoch ms; set when the account is issued. */
  dueAt: number | null;
};

export type TransferDetails = { readonly kind: 'TRANSFER'; readonly bankCode: string };
export type MobilePhoneDetails = { readonly kind: 'MOBILE_PHONE'; readonly phoneNumber: string };

export type ForeignEasyPayDetails = {
  readonly kind: 'FOREIGN_EASY_PAY';
  readonly provider: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Wallets of China and South-East Asia answer a cancel later, by webhook. */
  readonly cancelsLater: boolean;
};

export type MethodDetails =
  | CardDetails
  | EasyPayDetails
  | VirtualAccountDetails
  | TransferDetails
  | MobilePhoneDetails
  | ForeignEasyPayDetails;

export type MethodKind = MethodDetails['kind'];

export type RefundAccount = { readonly bankCode: string; readonly accountNumber: string; readonly holderName: string };

export type Cancel = {
  readonly transactionKey: string;
  /** Smallest unit, as every amount here. */
  readonly cancelAmount: number;
  readonly taxFreeAmount: number;
  readonly taxExemptionAmount: number;
  readonly cardDiscountAmount: number;
  readonly easyPayDiscountAmount: number;
  readonly refundableAmount: number;
  readonly cancelReason: string;
  readonly canceledAt: number;
  readonly cancelRequestId: string | null;
  readonly origin: 'api' | 'console';
  status: 'DONE' | 'IN_PROGRESS' | 'ABORTED';
};

/**
 * A payment as the sandbox keeps it.
 *
 * Amounts are whole numbers of the currency's smallest unit (won, cents), times epoch milliseconds;
 * both become Toss's decimals and ISO dates only in `render-payment.ts`.
 */
export type Payment = {
  readonly paymentKey: string;
  /** Client key of the key set that opened the payment: a set's identity here. */
  readonly clientKey: string;
  readonly mid: string;
  readonly version: string;
  readonly orderId: string;
  readonly orderName: string;
  readonly customerName: string | null;
  readonly customerKey: string | null;
  readonly currency: Currency;
  readonly totalAmount: number;
  readonly taxFreeAmount: number;
  readonly taxExemptionAmount: number;
  readonly useEscrow: boolean;
  readonly cultureExpense: boolean;
  readonly isPartialCancelable: boolean;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly secret: string;
  readonly requestedAt: number;
  readonly successUrl: string;
  readonly failUrl: string;
  readonly cancels: Cancel[];
  status: PaymentStatus;
  method: MethodDetails | null;
  authenticatedAt: number | null;
  approvedAt: number | null;
  lastTransactionKey: string | null;
  /** The error that the card company or bank will give at confirm, chosen in the payment window. */
  declineWith: string | null;
  failure: { readonly code: string; readonly message: string } | null;
};

export const isCurrency = (value: unknown): value is Currency => value === 'KRW' || value === 'USD' || value === 'JPY';
