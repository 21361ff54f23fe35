import { Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { PLUGIN_ID } from '../../../contracts/plugin-id';
import { useText } from '../translations/texts';

/** Leads to the page of a payment, where everything about it stands. */
export const PaymentLink = ({ paymentKey }: { paymentKey: string }) => {
  const text = useText();
  return (
    <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/payments/${encodeURIComponent(paymentKey)}`}>
      {text('money.payment.link')}
    </Link>
  );
};
