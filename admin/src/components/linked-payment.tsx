import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { PERMISSIONS } from '../../../contracts/permissions';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import { useMay } from '../hooks/use-may';

/** A payment's key that leads to its page, for those who may open it. */
export const LinkedPayment = ({ paymentKey }: { paymentKey: string }) =>
  useMay(PERMISSIONS.paymentsRead) ? (
    <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/payments/${encodeURIComponent(paymentKey)}`}>
      {paymentKey}
    </Link>
  ) : (
    <Typography textColor="neutral800">{paymentKey}</Typography>
  );
