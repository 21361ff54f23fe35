import { Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { OrderView, Shipping } from '../../../../contracts/orders';
import { Card } from '../../components/card';
import { Fact, Facts } from '../../components/facts';
import { useText } from '../../translations/texts';
import { countryName } from './country-name';

/** Within the country of the shop its name says nothing. */
const HOME_COUNTRY = 'KR';

const addressOf = ({ postalCode, address1, address2, country }: Shipping, locale: string): string =>
  [postalCode, address1, address2, country && country !== HOME_COUNTRY ? countryName(country, locale) : null]
    .filter(Boolean)
    .join(' ');

/** Who bought, and where it goes, as far as the order says. */
export const BuyerCard = ({ order: { customer, shipping } }: { order: OrderView }) => {
  const text = useText();
  const { locale } = useIntl();
  const { name, email, phone } = customer ?? {};
  const address = shipping ? addressOf(shipping, locale) : '';
  return (
    <Card title={text('payment.buyer')} {...(customer || shipping ? {} : { hint: text('payment.buyer.none') })}>
      {customer || shipping ? (
        <Facts>
          {name ? <Fact name={text('payment.buyer.name')}>{name}</Fact> : null}
          {email ? (
            <Fact name={text('payment.buyer.email')}>
              <Link href={`mailto:${encodeURIComponent(email)}`}>{email}</Link>
            </Fact>
          ) : null}
          {phone ? <Fact name={text('payment.buyer.phone')}>{phone}</Fact> : null}
          {shipping?.recipient ? <Fact name={text('payment.shipping.recipient')}>{shipping.recipient}</Fact> : null}
          {shipping?.phone ? <Fact name={text('payment.shipping.phone')}>{shipping.phone}</Fact> : null}
          {address ? <Fact name={text('payment.shipping.address')}>{address}</Fact> : null}
          {shipping?.memo ? <Fact name={text('payment.shipping.memo')}>{shipping.memo}</Fact> : null}
        </Facts>
      ) : null}
    </Card>
  );
};
