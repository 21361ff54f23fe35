import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { ShownPayment } from '../../../../contracts/payment-detail';
import { Card } from '../../components/card';
import { Fact, Facts } from '../../components/facts';
import { MaskedNumber } from '../../components/instrument';
import { instrumentName } from '../../translations/instruments';
import { useText } from '../../translations/texts';
import { wordTextId } from '../../translations/words';
import { countryName } from './country-name';
import { AccountFacts, CardFacts, EasyPayFacts } from './method-facts';

/** What limits refunds of this payment, said beforehand. */
const Limits = ({ details }: { details: ShownPayment['details'] }) => {
  const text = useText();
  if (!details || (details.isPartialCancelable && !details.useEscrow)) return null;
  return (
    <Typography textColor="neutral600">
      {[
        ...(details.isPartialCancelable ? [] : [text('payment.full-only')]),
        ...(details.useEscrow ? [text('payment.escrow')] : []),
      ].join(' ')}
    </Typography>
  );
};

/** How it was paid, as the provider tells it. */
export const MethodCard = ({ payment }: { payment: ShownPayment }) => {
  const text = useText();
  const { locale } = useIntl();
  const { method, details, currency, dueAt } = payment;
  const id = wordTextId('method', method);
  const country = details?.country;
  return (
    <Card title={text('payment.method')}>
      <Facts>
        <Fact name={text('payment.method')}>{id ? text(id) : (method ?? text('payment.method.none'))}</Fact>
        {details?.easyPay ? <EasyPayFacts of={details.easyPay} currency={currency} /> : null}
        {details?.card ? <CardFacts of={details.card} /> : null}
        {details?.virtualAccount ? <AccountFacts of={details.virtualAccount} dueAt={dueAt} /> : null}
        {details?.transfer?.bankCode ? (
          <Fact name={text('payment.account.bank')}>
            {instrumentName({ kind: 'bank', code: details.transfer.bankCode }, locale)}
          </Fact>
        ) : null}
        {details?.mobilePhone?.number ? (
          <Fact name={text('payment.phone')}>
            <MaskedNumber number={details.mobilePhone.number} />
          </Fact>
        ) : null}
        {country === undefined || country === 'KR' ? null : (
          <Fact name={text('payment.country')}>{countryName(country, locale)}</Fact>
        )}
      </Facts>
      <Limits details={details} />
    </Card>
  );
};
