'use strict';

/** The fields that this plugin's API shows, as a developer would declare them. */
const type = (name, attributes, indexes = []) => ({
  schema: {
    kind: 'collectionType',
    collectionName: `yardstick_${name.replace('-', '_')}s`,
    info: { singularName: name, pluralName: `${name}s`, displayName: `Yardstick ${name}` },
    options: { draftAndPublish: false },
    // Strapi writes into what it is given: each attribute is an object of its own.
    attributes: JSON.parse(JSON.stringify(attributes)),
    indexes,
  },
});

const text = { type: 'string' };
const key = { type: 'string', required: true, unique: true, column: { unique: true } };
const amount = { type: 'integer' };
const json = { type: 'json' };
const time = { type: 'datetime' };

const order = {
  orderId: key,
  state: text,
  orderName: text,
  ...{ amount, taxFreeAmount: amount, refundedAmount: amount, currency: text },
  ...{ customerKey: text, customer: json, shipping: json, environment: text, checkout: text, metadata: json },
  ...{ expiresAt: time, paidAt: time },
};

const payment = {
  paymentKey: key,
  orderId: text,
  ...{ provider: text, environment: text, state: text, method: text },
  ...{ amount, balanceAmount: amount, taxFreeAmount: amount, currency: text },
  ...{ details: json, failure: json, receiptUrl: text, requestedAt: time, approvedAt: time },
};

const line = { orderId: text, product: text, name: text, unitPrice: amount, quantity: amount, amount };

const refund = {
  refundId: key,
  ...{ paymentKey: text, orderId: text, state: text, amount, reason: text, transactionKey: text, doneAt: time },
};

const ofOrder = (name) => [{ name: `yardstick_${name}_order_ix`, columns: ['order_id'] }];

module.exports = {
  product: type('product', { name: text, price: amount, currency: text }),
  order: type('order', order),
  'order-line': type('order-line', line, ofOrder('line')),
  payment: type('payment', payment, ofOrder('payment')),
  refund: type('refund', refund),
};
