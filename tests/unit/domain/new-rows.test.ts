import { newForeignRefund, newRefund } from '../../../server/src/domain/new-refund';
import { newPayment } from '../../../server/src/domain/payment';
import { searchKey } from '../../../server/src/domain/search-key';
import { anOrder, aPayment, aRefund } from '../../support/money-values';

const payment = aPayment({ buyer: 7, environment: 'live', currency: 'USD', balanceAmount: 20_000 });
const wanted = { refundId: 'rf_9', amount: 5_500, taxFreeAmount: 500, reason: 'too small', requestedAt: 4 };

it('begins a payment as its order says, under the first idempotency key', () => {
  expect(newPayment(anOrder(), 'pay_1', 0)).toEqual(aPayment());
});

it('lets a payment be searched by who buys', () => {
  const customer = { name: '김토스', email: 'kim@example.com' };
  expect(newPayment(anOrder({ customer }), 'pay_1', 0)).toEqual(
    aPayment({ nameKey: searchKey(customer.name), emailKey: searchKey(customer.email) })
  );
});

it('begins a refund with the balance as it is, under the first idempotency key', () => {
  expect(newRefund(payment, { ...wanted, origin: 'admin' })).toEqual(
    aRefund({
      ...wanted,
      ...{ origin: 'admin', buyer: 7, environment: 'live', currency: 'USD' },
      ...{ expectedBalance: 20_000, idempotencyKey: 'refund:rf_9:1' },
    })
  );
});

it('has nothing to send for a refund that was made at the provider', () => {
  expect(newForeignRefund(payment, wanted)).toMatchObject({
    origin: 'provider',
    expectedBalance: null,
    idempotencyKey: '',
  });
});
