import type { z } from '@strapi/utils';
import { failure, paginationMeta } from '../controllers/validation/common';
import { checkoutView, createOrderBody, createdOrderView, orderView } from '../controllers/validation/order';
import { confirmBody, paymentView } from '../controllers/validation/payment';
import { offerSummary, productPageMeta, productView } from '../controllers/validation/product';
import { createRefundBody, maskedRefundAccount, refundView } from '../controllers/validation/refund';
import { errorMessages, strapiError } from './errors';

/** Schemas that the document names. What a request carries is read as input, the rest as output. */
export const REQUESTS: Readonly<Record<string, z.ZodType>> = {
  NewOrder: createOrderBody,
  PaymentConfirmation: confirmBody,
  NewRefund: createRefundBody,
};

export const ANSWERS: Readonly<Record<string, z.ZodType>> = {
  Product: productView,
  Offer: offerSummary,
  ProductPageMeta: productPageMeta,
  Checkout: checkoutView,
  Order: orderView,
  CreatedOrder: createdOrderView,
  Payment: paymentView,
  Refund: refundView,
  RefundReceiveAccount: maskedRefundAccount,
  Failure: failure,
  PageMeta: paginationMeta,
  ErrorMessages: errorMessages,
  StrapiError: strapiError,
};
