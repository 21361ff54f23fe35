import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

import type { RefundOptionsView } from '../../../../contracts/refund-options';
import { useRefundPreview } from '../../services/refunds';
import { useText } from '../../translations/texts';
import { Amount } from '../amount';
import { EnvironmentStatus } from '../environment-status';
import { linesInAddress, type TypedRefund } from './typed-refund';
import { useSettled } from './use-settled';

const Row = ({ name, children }: { name: string; children: ReactNode }) => (
  <Flex justifyContent="space-between" gap={4}>
    <Typography textColor="neutral600" tag="dt">
      {name}
    </Typography>
    <Box tag="dd">{children}</Box>
  </Flex>
);

const Frame = ({ children }: { children: ReactNode }) => (
  <Flex tag="dl" direction="column" alignItems="stretch" gap={2} background="neutral100" hasRadius padding={4}>
    {children}
  </Flex>
);

/** What was paid, what of it went back, and what is left of it now. */
export const RefundFigures = ({ options }: { options: RefundOptionsView }) => {
  const text = useText();
  const { amount, balanceAmount, refundable, currency, environment } = options;
  return (
    <Frame>
      <Row name={text('refund.figure.environment')}>
        <EnvironmentStatus environment={environment} />
      </Row>
      <Row name={text('refund.figure.paid')}>
        <Amount amount={amount} currency={currency} />
      </Row>
      <Row name={text('refund.figure.refunded')}>
        <Amount amount={amount - balanceAmount} currency={currency} />
      </Row>
      {balanceAmount === refundable ? null : (
        <Row name={text('refund.figure.under-way')}>
          <Amount amount={balanceAmount - refundable} currency={currency} />
        </Row>
      )}
      <Row name={text('refund.figure.refundable')}>
        <Amount amount={refundable} currency={currency} />
      </Row>
    </Frame>
  );
};

type PreviewProps = { options: RefundOptionsView; amount: number; pieces: TypedRefund['pieces'] };

const TYPING_MS = 300;

/** How the refund is split, as the server will split it. Only where something of the payment is tax-free. */
const TaxRows = ({ options, amount, pieces }: PreviewProps) => {
  const text = useText();
  const lines = linesInAddress(pieces);
  const isSettled = useSettled(`${amount} ${lines}`, TYPING_MS) === `${amount} ${lines}`;
  const question = { paymentKey: options.paymentKey, amount, lines };
  const { currentData } = useRefundPreview(question, { skip: !isSettled });
  const { currency } = options;
  return (
    <>
      <Row name={text('refund.figure.taxed')}>
        <Amount amount={currentData ? currentData.amount - currentData.taxFreeAmount : null} currency={currency} />
      </Row>
      <Row name={text('refund.figure.tax-free')}>
        <Amount amount={currentData?.taxFreeAmount} currency={currency} />
      </Row>
    </>
  );
};

/** What goes back, what is left afterwards, and how the buyer gets it. */
export const RefundPreview = ({ options, amount, pieces }: PreviewProps) => {
  const text = useText();
  const { currency, refundable, refundableTaxFree, way } = options;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Frame>
        <Row name={text('refund.figure.now')}>
          <Amount amount={amount} currency={currency} />
        </Row>
        {refundableTaxFree > 0 ? <TaxRows options={options} amount={amount} pieces={pieces} /> : null}
        <Row name={text('refund.figure.after')}>
          <Amount amount={refundable - amount} currency={currency} />
        </Row>
      </Frame>
      <Typography textColor="neutral800">{text(`refund.way.${way}`)}</Typography>
    </Flex>
  );
};
