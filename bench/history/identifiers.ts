import { koreanStamp } from './calendar';
import type { Random } from './random';

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Crockford's alphabet in lower case, the look of `txrd_a01kaj00e2mrrpmscg7w050d8g7`. */
const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';

/** Numbers of the plugin and of Toss: of their form, decided by the seed. */
export const createIdentifiers = (random: Random) => ({
  orderId: (): string => `ord_${random.text(BASE64URL, 24)}`,
  refundId: (): string => `rf_${random.text(BASE64URL, 24)}`,
  deliveryId: (): string => `whd_${random.text(BASE64URL, 24)}`,
  eventId: (): string => `evt_${random.text(BASE64URL, 24)}`,
  /** Eight signs at the end: within one second of a busy shop no two are the same. */
  paymentKey: (at: number): string => `tgen_${koreanStamp(at)}${random.text(BASE62, 8)}`,
  transactionKey: (): string => `txrd_a01${random.text(BASE32, 24)}`,
  transmissionId: (): string => `whtrans_a01${random.text(BASE32, 24)}`,
  traceId: (): string => random.text('0123456789abcdef', 32),
  secret: (): string => `ps_${random.text(BASE62, 24)}`,
  /** Strapi's own number of an entry. */
  documentId: (): string => random.text('abcdefghijklmnopqrstuvwxyz0123456789', 24),
});

export type Identifiers = ReturnType<typeof createIdentifiers>;
