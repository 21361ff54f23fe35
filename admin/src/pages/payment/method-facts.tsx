import { useIntl } from 'react-intl';

import { CARD_WORDS } from '../../../../contracts/card-words';
import type { MethodDetails } from '../../../../contracts/payments';
import type { ShownPayment } from '../../../../contracts/payment-detail';
import { Amount } from '../../components/amount';
import { Fact } from '../../components/facts';
import { MaskedNumber } from '../../components/instrument';
import { ShopTime } from '../../components/shop-time';
import { useTongue } from '../../hooks/use-tongue';
import { instrumentName } from '../../translations/instruments';
import { useText } from '../../translations/texts';

type Part<Name extends keyof MethodDetails> = { of: NonNullable<MethodDetails[Name]> };

/** Two of Toss's words, such as "credit" and "personal". */
const useCardKind = ({ cardType, ownerType }: NonNullable<MethodDetails['card']>): string | null => {
  const tongue = useTongue();
  const known = [cardType, ownerType].filter((word) => word !== null);
  return known.length === 0 ? null : known.map((word) => CARD_WORDS[word]?.[tongue] ?? word).join(' · ');
};

export const CardFacts = ({ of }: Part<'card'>) => {
  const text = useText();
  const { locale } = useIntl();
  const kind = useCardKind(of);
  const { issuerCode, number, installmentMonths: months, approvalNumber } = of;
  return (
    <>
      {issuerCode === null ? null : (
        <Fact name={text('payment.card.issuer')}>{instrumentName({ kind: 'card', code: issuerCode }, locale)}</Fact>
      )}
      <Fact name={text('payment.card.number')}>
        <MaskedNumber number={number} />
      </Fact>
      {kind === null ? null : <Fact name={text('payment.card.kind')}>{kind}</Fact>}
      {months === null ? null : (
        <Fact name={text('payment.card.installment')}>
          {months === 0 ? text('payment.card.at-once') : text('payment.card.months', { months })}
        </Fact>
      )}
      {approvalNumber === null ? null : <Fact name={text('payment.card.approval')}>{approvalNumber}</Fact>}
    </>
  );
};

export const EasyPayFacts = ({ of, currency }: Part<'easyPay'> & Pick<ShownPayment, 'currency'>) => {
  const text = useText();
  const { locale } = useIntl();
  const { provider, amount, discountAmount } = of;
  return (
    <>
      {provider === null ? null : (
        <Fact name={text('payment.easy-pay')}>{instrumentName({ kind: 'easy_pay', code: provider }, locale)}</Fact>
      )}
      {amount ? (
        <Fact name={text('payment.easy-pay.amount')}>
          <Amount amount={amount} currency={currency} />
        </Fact>
      ) : null}
      {discountAmount ? (
        <Fact name={text('payment.easy-pay.discount')}>
          <Amount amount={discountAmount} currency={currency} />
        </Fact>
      ) : null}
    </>
  );
};

export const AccountFacts = ({ of, dueAt }: Part<'virtualAccount'> & Pick<ShownPayment, 'dueAt'>) => {
  const text = useText();
  const { locale } = useIntl();
  const { bankCode, accountNumber, customerName } = of;
  return (
    <>
      {bankCode === null ? null : (
        <Fact name={text('payment.account.bank')}>{instrumentName({ kind: 'bank', code: bankCode }, locale)}</Fact>
      )}
      {accountNumber === null ? null : <Fact name={text('payment.account.number')}>{accountNumber}</Fact>}
      {customerName === null ? null : <Fact name={text('payment.account.holder')}>{customerName}</Fact>}
      <Fact name={text('payment.account.due')}>
        <ShopTime at={of.dueAt ?? dueAt} />
      </Fact>
    </>
  );
};
