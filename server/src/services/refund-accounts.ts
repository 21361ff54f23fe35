import type { MaskedRefundAccount } from '../../../contracts/refunds';
import type { Refund } from '../domain/refund';
import { maskedAccount, type RefundAccount } from '../domain/refund-account';

type Place = { row: string; field: string };

export type RefundAccountPorts = {
  seal: (plaintext: string, place: Place) => Promise<string>;
  open: (sealed: string, place: Place) => Promise<string>;
};

const placeOf = (refundId: string): Place => ({ row: refundId, field: 'refundReceiveAccount' });

/** The bank account of a refund: sealed in its row until the refund is made or refused, and erased then. */
export const createRefundAccounts = ({ seal, open }: RefundAccountPorts) => {
  /** @throws CommerceError `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN` */
  const accountOf = async ({
    refundId,
    refundReceiveAccount,
  }: Pick<Refund, 'refundId' | 'refundReceiveAccount'>): Promise<RefundAccount | null> =>
    refundReceiveAccount === null
      ? null
      : (JSON.parse(await open(refundReceiveAccount, placeOf(refundId))) as RefundAccount);

  return {
    /** @throws CommerceError `VAULT_KEY_MISSING` */
    sealed: (refundId: string, account: RefundAccount): Promise<string> =>
      seal(JSON.stringify(account), placeOf(refundId)),

    /** The account in clear, for the provider alone; `null` when the refund needs none, or is over. */
    accountOf,

    /** The account as it may be shown; `null` when the refund needs none, or is over. */
    async shown(refund: Pick<Refund, 'refundId' | 'refundReceiveAccount'>): Promise<MaskedRefundAccount | null> {
      const account = await accountOf(refund);
      return account && maskedAccount(account);
    },
  };
};

export type RefundAccounts = ReturnType<typeof createRefundAccounts>;
