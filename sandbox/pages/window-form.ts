import type { Fields } from '../payments/body';

/** An empty box counts as 0, anything that is no number as wrong. */
const number = (form: URLSearchParams, name: string): number =>
  Number((form.get(name) ?? '').replaceAll(',', '').trim() || 0);

const refundAccount = (form: URLSearchParams): Fields | undefined => {
  const accountNumber = (form.get('refundNumber') ?? '').trim();
  if (accountNumber === '') return undefined;
  return { bank: form.get('refundBank') ?? '', accountNumber, holderName: (form.get('refundHolder') ?? '').trim() };
};

/** What the buyer ticked and filled in, as the rules of the payment read it. Boxes of other methods are left out. */
export const readWindowForm = (form: URLSearchParams): Fields => {
  const method = form.get('method') ?? 'CARD';
  const details: Readonly<Record<string, Fields>> = {
    CARD: { cardCompany: form.get('cardCompany') ?? undefined, installmentMonths: number(form, 'installmentMonths') },
    EASY_PAY: { easyPay: form.get('easyPay') ?? undefined, pointAmount: number(form, 'pointAmount') },
    VIRTUAL_ACCOUNT: {
      bank: form.get('issuingBank') ?? undefined,
      customerName: form.get('customerName')?.trim() || undefined,
      refundReceiveAccount: refundAccount(form),
    },
    TRANSFER: { bank: form.get('transferBank') ?? undefined },
    MOBILE_PHONE: { phoneNumber: form.get('phoneNumber')?.replace(/[^0-9]/g, '') },
  };
  const declineWith = form.get('outcome') === 'decline' ? (form.get('declineWith') ?? undefined) : undefined;
  return { method, ...details[method], declineWith };
};
