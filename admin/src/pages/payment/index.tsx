import { Layouts, Page } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { useText } from '../../translations/texts';

const MAY_READ = [{ action: PERMISSIONS.paymentsRead, subject: null }];

const Payment = () => {
  const text = useText();
  return (
    <Page.Main>
      <Page.Title>{text('payment.title')}</Page.Title>
      <Layouts.Header title={text('payment.title')} docLink={null} />
    </Page.Main>
  );
};

const PaymentPage = () => (
  <Page.Protect permissions={MAY_READ}>
    <Payment />
  </Page.Protect>
);

export default PaymentPage;
