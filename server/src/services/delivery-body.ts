import type { WebhookDelivery } from '../domain/webhook';

type Place = { row: string; field: string };
type Stored = Pick<WebhookDelivery, 'deliveryId' | 'body' | 'bodyEncoding'>;

export type DeliveryBodyPorts = {
  seal: (plaintext: string, place: Place) => Promise<string>;
  open: (sealed: string, place: Place) => Promise<string>;
};

/** An empty body is one too, and nothing empty is sealed. */
const MARK = '=';

const placeOf = (deliveryId: string): Place => ({ row: deliveryId, field: 'body' });

/**
 * A webhook's exact bytes in its row. Sealed: they hold the payment's webhook secret, names, and the account that a buyer
 * wants a refund to.
 */
export const createDeliveryBodies = ({ seal, open }: DeliveryBodyPorts) => ({
  /** @throws CommerceError `VAULT_KEY_MISSING`: it is not kept then, and the provider sends it again */
  async sealed(deliveryId: string, body: Buffer): Promise<Pick<WebhookDelivery, 'body' | 'bodyEncoding'>> {
    const text = body.toString('utf8');
    const bodyEncoding = Buffer.from(text, 'utf8').equals(body) ? 'utf8' : 'base64';
    return { body: await seal(`${MARK}${body.toString(bodyEncoding)}`, placeOf(deliveryId)), bodyEncoding };
  },

  /** @throws CommerceError `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN` */
  async bytesOf({ deliveryId, body, bodyEncoding }: Stored): Promise<Buffer> {
    return Buffer.from((await open(body, placeOf(deliveryId))).slice(MARK.length), bodyEncoding);
  },
});

export type DeliveryBodies = ReturnType<typeof createDeliveryBodies>;
