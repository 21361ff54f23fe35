import { createTossProvider } from '../../server/src/providers/toss/provider';
import type { ConfirmRequest, PaymentProvider, RefundRequest } from '../../server/src/providers/payment-provider';
import {
  createSandbox,
  DOCUMENTATION_KEY_SETS,
  type AuthenticatePayment,
  type Operation,
  type Sandbox,
} from '../../sandbox';

const keysOf = (kind: 'widget' | 'api'): { clientKey: string; secretKey: string } => {
  const set = DOCUMENTATION_KEY_SETS.find((one) => one.kind === kind);
  const [secretKey] = set?.secretKeys ?? [];
  if (!set || secretKey === undefined) throw new Error(`The documentation has no ${kind} keys`);
  return { clientKey: set.clientKey, secretKey };
};

/** The keys of Toss's public documentation. */
export const WIDGET = keysOf('widget');
export const API = keysOf('api');

export const credentials = { secretKey: WIDGET.secretKey };

export const refused = (code: string, errorClass: string): object => ({
  outcome: 'refused',
  failure: { code, errorClass },
});

export const refundOf = ({ paymentKey }: ConfirmRequest, more: Partial<RefundRequest> = {}): RefundRequest => ({
  credentials,
  paymentKey,
  amount: 33_000,
  taxFreeAmount: 0,
  currency: 'KRW',
  refundableAmount: 33_000,
  reason: '구매자 변심',
  idempotencyKey: `refund-${paymentKey}`,
  ...more,
});

export type Stage = {
  readonly sandbox: Sandbox;
  readonly baseUrl: string;
  readonly provider: PaymentProvider;
  /** A buyer who went through the window. `amount` as the page sends it, in the currency itself. */
  readonly authenticated: (more?: Partial<AuthenticatePayment>) => ConfirmRequest;
  /** The same, confirmed. */
  readonly paid: (more?: Partial<AuthenticatePayment>) => Promise<ConfirmRequest>;
  /** How many calls reached the sandbox. One that is still worked on is waited for. */
  readonly callsOf: (operation: Operation) => Promise<number>;
};

let orders = 0;

const stageOf = (sandbox: Sandbox, baseUrl: string, provider: PaymentProvider): Stage => {
  const authenticated: Stage['authenticated'] = (more = {}) => {
    orders += 1;
    const { paymentKey, orderId } = sandbox.payments.authenticate({
      clientKey: WIDGET.clientKey,
      orderId: `order-${String(orders).padStart(4, '0')}`,
      orderName: '린넨 셔츠 외 1건',
      amount: 33_000,
      ...more,
    });
    return { credentials, paymentKey, orderId, amount: 33_000, currency: 'KRW', idempotencyKey: `confirm-${orders}` };
  };
  return {
    sandbox,
    baseUrl,
    provider,
    authenticated,
    async paid(more) {
      const request = authenticated(more);
      await expect(provider.confirm(request)).resolves.toMatchObject({ outcome: 'answered' });
      return request;
    },
    async callsOf(operation) {
      const count = (): number => sandbox.ledger.requests({ operation }).length;
      for (let tries = 0; count() === 0 && tries < 100; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 20));
      return count();
    },
  };
};

/** A sandbox on loopback and the plugin's Toss client in front of it, anew for each test of a file. */
export const stageForEach = (readTimeoutMs = 2_000): (() => Stage) => {
  let stage: Stage | undefined;
  beforeEach(async () => {
    const sandbox = createSandbox();
    const baseUrl = await sandbox.listen();
    const options = { baseUrl, connectTimeoutMs: 1_000, readTimeoutMs, isInTransaction: () => false };
    stage = stageOf(sandbox, baseUrl, createTossProvider(options));
  });
  afterEach(() => stage?.sandbox.close());
  return () => {
    if (!stage) throw new Error('The sandbox runs only inside a test');
    return stage;
  };
};
