import { SHOWN_PAYMENTS } from '../../../contracts/order-money';
import { CommerceError } from '../domain/errors';
import type { Order } from '../domain/order';
import type { Payment } from '../domain/payment';
import type { Refund } from '../domain/refund';
import type { OrderRepository, PaymentRepository, RefundRepository } from '../repositories/ports';

export type OrderMoneyPorts = { orders: OrderRepository; payments: PaymentRepository; refunds: RefundRepository };

export type OrderMoney = {
  order: Order;
  /** Newest first. */
  payments: { payment: Payment; refunds: Refund[] }[];
  paymentCount: number;
};

/** What was paid for an order, and what went back. */
export const createOrderMoney = ({ orders, payments, refunds }: OrderMoneyPorts) => ({
  /** @throws CommerceError `ORDER_NOT_FOUND` */
  async of(orderId: string): Promise<OrderMoney> {
    const order = await orders.find(orderId);
    if (!order) throw new CommerceError('ORDER_NOT_FOUND', 'No such order', { orderId });
    const { rows, total } = await payments.list({ orderId }, { page: 1, pageSize: SHOWN_PAYMENTS });
    const withRefunds = rows.map(async (payment) => ({
      payment,
      refunds: await refunds.ofPayment(payment.paymentKey),
    }));
    return { order, payments: await Promise.all(withRefunds), paymentCount: total };
  },
});

export type OrderMoneyService = ReturnType<typeof createOrderMoney>;
