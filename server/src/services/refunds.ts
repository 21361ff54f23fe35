import { maySee, ownFilter, type Caller } from '../domain/caller';
import { CommerceError } from '../domain/errors';
import type { Page, Paging } from '../domain/page';
import type { ProviderFailure } from '../domain/provider-payment';
import type { Refund } from '../domain/refund';
import { DuplicateRow } from '../repositories/ports';
import type { Drain } from './drain';
import type { PaymentGrounds } from './payment-grounds';
import {
  createRefundClaim,
  noSuchPayment,
  visibleTo,
  type RefundClaimPorts,
  type RefundRequest,
  type RefundWishInput,
} from './refund-claim';
import type { RefundExecution } from './refund-execution';
import type { Serial } from './serial';

export type RefundPorts = RefundClaimPorts & {
  grounds: Pick<PaymentGrounds, 'forRefund'>;
  execution: RefundExecution;
  drain: Drain;
  serial: Serial;
};

const refusalOf = ({ refundId, paymentKey, failure: view }: Refund, failure: ProviderFailure): CommerceError => {
  const details = { refundId, paymentKey, providerCode: failure.code, ...(view ? { messages: view.message } : {}) };
  if (failure.errorClass !== 'merchant')
    return new CommerceError('REFUND_NOT_ALLOWED', view?.message.en ?? failure.code, details);
  return new CommerceError('KEY_REJECTED_BY_PROVIDER', 'The provider refused the shop, not the refund', details);
};

/** Gives money back: claim, call, settle. */
export const createRefunds = (ports: RefundPorts) => {
  const { payments, refunds, accounts, execution } = ports;
  const claim = createRefundClaim(ports);

  const make = async (request: RefundRequest): Promise<Refund> => {
    const { caller, paymentKey, refundId, wish } = request;
    const ground = await ports.grounds.forRefund(paymentKey, caller.kind === 'token' ? caller.id : null);
    if (!ground) throw noSuchPayment(paymentKey);
    visibleTo(caller, paymentKey, ground.payment);
    const made = ground.refunds.find((one) => one.refundId === refundId);
    if (made) return made;
    // Keys first: what cannot be asked of the provider leaves no claim behind.
    const credentials = await ground.credentials();
    const { refund, ...known } = await claim(request, ground);
    const using = { credentials, account: wish.refundReceiveAccount };
    const { refund: ended, failure } = await ports.serial(paymentKey, (hasWaited) =>
      execution.execute(refund, using, hasWaited ? null : known)
    );
    if (failure) throw refusalOf(ended, failure);
    return ended;
  };

  return {
    /**
     * Gives money back.
     *
     * @param refundId the new refund's number, chosen by the caller: a repeat with one that is there answers with it
     * @returns the refund; `requested` when the outcome is not known yet, `processing` while the provider works on it
     * @throws CommerceError see the codes of section "Refund a payment" in the README
     */
    create: (caller: Caller, paymentKey: string, refundId: string, wish: RefundWishInput): Promise<Refund> =>
      ports.drain.run(async () => {
        try {
          return await make({ caller, paymentKey, refundId, wish });
        } catch (error) {
          const known = error instanceof DuplicateRow ? await refunds.find(refundId) : null;
          if (known) return known;
          throw error;
        }
      }),

    /** The account that a refund goes to, as it may be shown; `null` without one, and once the refund is over. */
    accountShown: accounts.shown,

    /** @throws CommerceError `REFUND_NOT_FOUND`, also for another buyer's refund */
    async find(caller: Caller, refundId: string): Promise<Refund> {
      const refund = await refunds.find(refundId);
      if (refund && maySee(caller, refund)) return refund;
      throw new CommerceError('REFUND_NOT_FOUND', 'No such refund', { refundId });
    },

    /** @throws CommerceError `PAYMENT_NOT_FOUND` */
    async ofPayment(caller: Caller, paymentKey: string, paging: Paging): Promise<Page<Refund>> {
      visibleTo(caller, paymentKey, await payments.find(paymentKey));
      return refunds.list({ ...ownFilter(caller), paymentKey }, paging);
    },
  };
};

export type Refunds = ReturnType<typeof createRefunds>;
