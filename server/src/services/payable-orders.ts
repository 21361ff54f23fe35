import type { PayableOrderRepository } from '../repositories/payable-orders';
import type { PayableOrder } from './confirmation';
import type { KeySets } from './key-sets';

/** Orders as a confirmation needs them, with the keys of the very set that they were read with. */
export const createPayableOrders =
  (repository: PayableOrderRepository, keySets: Pick<KeySets, 'credentialsFrom' | 'credentialsOf'>) =>
  async (orderId: string): Promise<PayableOrder | null> => {
    const found = await repository.find(orderId);
    if (!found) return null;
    const { order, lines, keySet } = found;
    // A set that is gone is asked for by its name: that says what is wrong.
    const credentials = () => (keySet ? keySets.credentialsFrom(keySet) : keySets.credentialsOf(order.keySetId));
    return { order, lines, credentials };
  };
