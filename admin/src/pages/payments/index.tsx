import { Layouts, Page } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../../../contracts/permissions';
import { useText } from '../../translations/texts';

const MAY_READ = [{ action: PERMISSIONS.paymentsRead, subject: null }];

const Payments = () => {
  const text = useText();
  return (
    <Page.Main>
      <Page.Title>{text('payments.title')}</Page.Title>
      <Layouts.Header title={text('payments.title')} docLink={null} />
    </Page.Main>
  );
};

const PaymentsPage = () => (
  <Page.Protect permissions={MAY_READ}>
    <Payments />
  </Page.Protect>
);

export default PaymentsPage;
