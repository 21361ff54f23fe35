import type { Core } from '@strapi/strapi';
import type { PaymentProvider } from '../../providers/payment-provider';
import { createPaymentHistory } from '../../repositories/payment-history';
import type { Drain } from '../drain';
import type { KeySets } from '../key-sets';
import { createPaymentDetail, type PaymentDetails } from '../payment-detail';
import type { Refunds } from '../refunds';
import type { Books } from './books';

type Ground = Books & {
  keySets: KeySets;
  provider: PaymentProvider;
  drain: Drain;
  accountShown: Refunds['accountShown'];
};

/** One payment with all that is known of it. */
export const wirePaymentDetail = (
  strapi: Core.Strapi,
  { keySets, ...ground }: Ground
): { paymentDetail: PaymentDetails } => ({
  paymentDetail: createPaymentDetail({
    ...ground,
    history: createPaymentHistory(strapi),
    keySetNameOf: async (keySetId) => (await keySets.get(keySetId)).name,
    credentialsOf: keySets.credentialsOf,
  }),
});
