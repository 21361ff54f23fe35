import type { CommerceErrorCode } from '../../../contracts/error-codes';

/** What a group of operations is about, in the order in which a document's reader meets them. */
export const TAGS = {
  Products: 'What the shop sells: published products with the price that is charged.',
  Checkout: 'What a page needs to start the provider’s SDK.',
  Orders: 'Orders are made from published prices, never from prices in a request.',
  Payments: 'Payments are confirmed once the buyer has authorised them; an outcome that is not known yet is 202.',
  Refunds: 'Money given back, whole or in part.',
  Webhooks: 'What the provider calls.',
  Document: 'This document.',
} as const;

export type Tag = keyof typeof TAGS;
export type SuccessStatus = 200 | 201 | 202;

/** What the document says of a route beyond its schemas. */
export type Operation = {
  operationId: string;
  tag: Tag;
  summary: string;
  description: string;
  /** What each success status means. All of them carry the route's response. */
  success: Partial<Record<SuccessStatus, string>>;
  /** Codes that the operation can answer; their statuses come from `ERROR_STATUS`. */
  codes: readonly CommerceErrorCode[];
  /** Honours `Idempotency-Key`. */
  isIdempotent?: true;
  /** Its 202 says in `Location` where to look. */
  hasLocation?: true;
  /** Its body is taken as it is, without `data` around it, up to 64 KiB. */
  hasRawBody?: true;
  /** Needs no token. */
  isOpen?: true;
};
